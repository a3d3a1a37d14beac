"""The pages for people, one module each: a module with ``ROUTES`` is served, nothing is registered."""
