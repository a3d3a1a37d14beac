"""The questions a catalogue answers, one module each; every answer is a typed value that knows its JSON.

A question is a function of a store; entities go in and come out as ids (``film/victoire``). Import the
module of the question you ask: none of them needs more than the store.
"""
