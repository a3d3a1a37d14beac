# mypy: ignore-errors
"""Write the DOCX, ODT and PDF documents of this folder again.

The libraries are needed here only: `pip install python-docx odfpy reportlab`, then
`python tests/documents/make.py`. Marks in the texts: `# ` and `## ` headings, `| a | b` a row
of a table, `~~~` a new page, `>` a tab.
"""

from pathlib import Path

HERE = Path(__file__).parent

TOUTES_VOILES = """
Caravelle Films et La Compagnie du Mât
présentent
# TOUTES VOILES DEHORS
Une comédie de Clément Aguilar
Avec Lucie Haudebert, Fabrice Nadal, Jules Oriol-Castan
et la participation exceptionnelle de Micheline Orsay
France – 2023 – Durée : 1h41 – Image : Scope – Son : 5.1
Sortie le 5 juillet 2023
| DISTRIBUTION | PRESSE
| Caravelle Distribution | Bossuet & Cie
| 22 quai de la Tournelle-Basse, 75005 Paris | Laurent Bossuet, Inès Kaddour
| Tél. 01 00 00 03 01 | 06 00 00 03 02
| contact@caravelle.example | laurent@bossuet.example
Matériel presse téléchargeable sur www.caravelle.example
~~~
## SYNOPSIS
Ruiné par un placement hasardeux, Gilbert, notaire à Rochefort, embarque comme cuisinier sur un \
vieux gréement loué pour un mariage. À bord, sa fille Solène, qui ne lui parle plus depuis dix ans – \
et qui commande le bateau.
Entre une belle-mère encombrante, un marin mélomane et un avis de tempête, le mariage prend l'eau.
## ENTRETIEN AVEC CLÉMENT AGUILAR
D'où vient l'idée d'une comédie en mer ?
D'un souvenir de mal de mer. J'avais embarqué comme figurant sur le film d'un ami, Le Corsaire \
immobile, et j'ai passé trois semaines allongé. Un soir, à Fécamp, j'ai raconté ça à Sandrine \
Quellec, ma coscénariste. Elle a ri. On a commencé à écrire.
Lucie Haudebert est une habituée de vos plateaux.
C'est notre troisième film ensemble. Dans Les Beaux Draps, elle jouait une commissaire ; dans Jour \
de paye, une caissière. Elle peut tout faire. Pour Gilbert, j'ai tout de suite pensé à Fabrice Nadal \
: je l'avais adoré dans Le Cabinet, la série d'Aurélien Cotta. Il a appris à cuisiner pour le rôle \
avec le chef Thierry Marchal-Denis.
Comment avez-vous tourné les scènes de tempête ?
Une partie dans un bassin, à Malte, avec l'équipe de Rob Kinsella, une partie en mer. Notre chef \
opérateur, Denis Laufer, était attaché au mât. Je ne plaisante pas.
La musique est très présente.
Les Filles du Cabestan chantent depuis vingt ans. Je leur ai demandé des chants de marins qui \
n'existent pas.
Propos recueillis par Chantal Ferré
~~~
## ENTRETIEN AVEC LUCIE HAUDEBERT
Qui est Solène ?
Une femme qui a fui. Elle commande des hommes plus âgés qu'elle et n'élève jamais la voix. J'ai \
pensé à ma tante Marthe.
Vous avez vraiment navigué ?
Six semaines, avec le capitaine Yvon Le Cam. Je sais hisser une grand-voile, c'est utile dans le métro.
## LES ACTEURS
LUCIE HAUDEBERT
Filmographie sélective
2023 Toutes voiles dehors de Clément Aguilar
2021 Jour de paye de Clément Aguilar
2019 La Traversée du jardin de Marie Ponson
2017 Les Beaux Draps de Clément Aguilar
FABRICE NADAL
Filmographie sélective
2023 Toutes voiles dehors de Clément Aguilar
2022 Le Cabinet (série) d'Aurélien Cotta
2020 Mauvaise pente de Josué Kern
~~~
## LISTE ARTISTIQUE
Lucie Haudebert > Solène
Fabrice Nadal > Gilbert
Jules Oriol-Castan > Titi
Micheline Orsay > Madame de Brézolles
Patrick Bonnefoy > Le père Anselme
Rokhaya Dieng > Awa, la mariée
Thomas Le Mée > Le marié
El Chino > Le cuistot
## LISTE TECHNIQUE
Réalisateur > Clément Aguilar
Scénario > Clément Aguilar et Sandrine Quellec
Adaptation et dialogues > Sandrine Quellec
Directeur de la photographie > Denis Laufer
Son > Pierrick Mahé
> Lucien Barbet
> Octave Dô Van-Roche
Montage > Fabienne Vautier
Décors > Marc-Henri Lévêque
Costumes > Isabelle Gontran
Casting > Swann Archambault
Musique > Les Filles du Cabestan
1er assistant réalisateur > Rodolphe Guignard
Scripte > Virginie Le Pionnier-Hall
Maquillage > Pascale Meurisse
Coiffure > Jacky Bertolino
Effets spéciaux > Rob Kinsella
Régleur de cascades > Dominik Fourier
Régisseuse générale > Barbara Noël
Direction de production > Julien Mauduit-Hébert
Producteurs > Sébastien Caradec
> Émilie Rozoy
Producteur associé > Alain Peyre
Une production > Caravelle Films
En coproduction avec > La Compagnie du Mât, TF1 Films Production, Umedia-Nord
Avec la participation de > OCS, TF1, TMC
En association avec > Cinémarine 17 et Voilure Invest 4
Avec le soutien de > la Région Nouvelle-Aquitaine, le Département de la Charente-Maritime, en \
partenariat avec le CNC
Crédits non contractuels
"""

LIVRET_ECOLE = """
# Livret des films de promotion
École des Arts du Film de Roubaix-Lys – Promotion « Alice » – Juin 2021
Ce livret présente les films de fin d'études. Projection publique le vendredi 25 juin à 19 h, salle \
Méliès-Nord.
## Les Cendres du bal
Fiction, 17 minutes
Un film de Gaspard Lemoyne
Après l'incendie d'une salle des fêtes, un adolescent cherche le disque qu'il avait prêté au DJ.
| Image | Nour Bensalem
| Son | Titouan Kerdoncuff, Ada Moulin
| Montage | Elvire Sassone
| Décors | Philémon Roy
| Production | Jade Wouters
Interprètes : Noa Delattre (Sofiane), Perle Vigier (Maud), Luc-Olivier Meert (le DJ)
## Rue des Trois-Pigeons
Documentaire, 24 minutes
Réalisation : Salimata Konaté. Image : Gaspard Lemoyne. Son : Ada Moulin. Montage : Salimata Konaté \
et Elvire Sassone. Musique originale : DJ Bobine.
Avec Huguette, Roland et Marie-Jo.
## Insecte
Animation, 6 minutes
Écrit, réalisé et animé par Jade Wouters. Voix : Ernest Lapaque. Création sonore : Titouan Kerdoncuff.
Direction des études : Philippe Garance-Dubois. Contact : ecole@artsfilm.example – 03 00 00 03 10
"""

MARGE_DU_LAC = [
    [
        "c:ONDÉE PICTURES présente",
        "t:LA MARGE DU LAC",
        "c:un film de Johanna Strömqvist-Pelletier",
        "",
        "c:avec",
        "c:Romane Ducastel  Éloi Ferrand  Hiroshi Takemoto",
        "",
        "c:2021 – France / Suisse – 1h52 – Scope – 5.1 – VOSTF",
        "",
        "c:SORTIE LE 12 JANVIER 2022",
        "",
        "2:Distribution>Relations presse",
        "2:Ondée Distribution>Agence Mirador",
        "2:5 rue du Champ-de-l'Alouette>Solange Ricœur",
        "2:75013 Paris>06 00 00 04 01",
        "2:01 00 00 04 00>s.ricoeur@mirador.example",
    ],
    [
        "h:Synopsis",
        "Au bord du Léman, Alice restaure des bateaux. Un soir, elle trouve dans une coque le jour-",
        "nal d'une femme disparue en 1962. Son voisin Paul, horloger, reconnaît l'écriture.",
        "",
        "h:À propos de la réalisatrice",
        "Johanna Strömqvist-Pelletier est née à Uppsala. Elle a étudié à Genève et réalisé le moyen mé-",
        "trage Lumen (2016), puis Les Heures pâles (2018), son premier long métrage.",
        "",
        "h:Liste artistique",
        "d:Alice>Romane Ducastel",
        "d:Paul>Éloi Ferrand",
        "d:Le docteur Ishii>Hiroshi Takemoto",
        "d:La femme du journal>Sylviane de Wattenwyl",
    ],
    [
        "d:L'officier d'état civil>Jean-Rémy Chappaz",
        "d:La voisine>Bintou",
        "",
        "h:Liste technique",
        "d:Réalisation>Johanna Strömqvist-Pelletier",
        "d:Scénario>Johanna Strömqvist-Pelletier",
        "d:>Cyril Monnard",
        "d:Image>Agnès Rey-Bellet (AFC)",
        "d:Son>Blaise Gabioud",
        "d:Montage>Noëlle Favre-Bulle",
        "d:Mixage>Stefan Oberholzer",
        "d:Décors>Ivan Crettenand",
        "d:Costumes>Aline Zufferey",
        "d:Musique>Trio Vevey",
        "d:Directrice de production>Sabine Loye",
        "d:Productrice>Florence Ondet",
        "d:Coproducteurs>Max Grandjean, Ursina Caflisch",
        "d:Production>Ondée Pictures",
        "d:Coproduction>Lacustre Film, RTS Radio Télévision Suisse",
        "",
        "Avec la participation de Ciné+, de l'Office fédéral de la culture et du CNC",
        "Avec le soutien de la Région Auvergne-Rhône-Alpes et de Cinéforom",
        "En association avec la SOFICA Indéfilm-Nord 9",
    ],
]

LISTE_EQUIPE = """
# LISTE ÉQUIPE – « LE GUÉ DES MORTES » (titre provisoire)
Production : Brandes Films – Tournage du 3 octobre au 18 novembre 2022 – MAJ 28/09
## MISE EN SCÈNE
| Poste | Nom Prénom | Téléphone | Mail
| Réalisatrice | VALDIVIA Mercedes | 06 00 00 05 01 | mvaldivia@brandes.example
| 1er assistant réalisateur | GROSJEAN Tanguy | 06 00 00 05 02 | tgrosjean@brandes.example
| 2nde assistante réal | N'GUESSAN Prisca | 06 00 00 05 03 |
| Scripte | de LASSUS Marion | 06 00 00 05 04 |
| Stagiaire mise en scène | à confirmer | |
## PRODUCTION / RÉGIE
| Poste | Nom Prénom | Téléphone | Mail
| Productrice | SALZMANN Édith | 06 00 00 05 05 |
| Directeur de production | BOUTEILLER Rémy | 06 00 00 05 06 |
| Administratrice de production | TRAN Mai | 06 00 00 05 07 |
| Régisseur général | LE BERRE Yannig | 06 00 00 05 08 | permis B
| Régisseurs adjoints | COSTES Aurélien / DIOP Seynabou | 06 00 00 05 09 |
## IMAGE
| Poste | Nom Prénom | Téléphone | Mail
| Cheffe opératrice | PAOLINI Ghjulia | 06 00 00 05 10 |
| Cadreur (2e équipe) | VERNE Arthur | 06 00 00 05 11 | S3 et S4
| 1ère assistante caméra | HOANG Linh | 06 00 00 05 12 |
| 2nd assistant caméra | MARTY Loan | 06 00 00 05 13 |
## SON
| Poste | Nom Prénom | Téléphone | Mail
| Chef op son | ABECASSIS Joël | 06 00 00 05 14 |
| Perchwoman | CHARDON Nelly | 06 00 00 05 15 |
## ÉLECTRICITÉ / MACHINERIE
| Poste | Nom Prénom | Téléphone | Mail
| Chef électro | BARBERO Enzo | 06 00 00 05 16 |
| Électros | KONE Ladji, WEBER Solène | |
| Chef machino | PRAT Jean-Marc | 06 00 00 05 17 |
## DÉCO / HMC
| Poste | Nom Prénom | Téléphone | Mail
| Chef décorateur | OURY Samson | 06 00 00 05 18 |
| Accessoiriste | FEUGÈRE Lili | 06 00 00 05 19 |
| Créatrice costumes | VAN ROOSMALEN Griet | 06 00 00 05 20 |
| Habilleuse | PETIT Mado | |
| Cheffe maquilleuse | EL FASSI Ikram | 06 00 00 05 21 |
| Coiffeur | SANTORO Gino | |
## POSTPRODUCTION
| Poste | Nom Prénom | Téléphone | Mail
| Monteuse | RIVOLLIER Anouk | 06 00 00 05 22 |
Document confidentiel – ne pas diffuser
"""

PLAQUETTE = [
    [
        "t:COMME UN LUNDI AU SOLEIL",
        "c:une comédie sociale de Rebecca Trintzius",
        "",
        "h:DISTRIBUTION ARTISTIQUE",
        "d:Nadir Belgacem>MOUSSA",
        "d:Colette Auriac>GINETTE",
        "d:Sylvain Poudrassier>LE DRH",
        "d:Anna Von Strahl>FRAU KESSLER",
        "d:Yves-Marie Lebrec>L'HUISSIER",
        "d:Pépito>LUI-MÊME",
        "",
        "h:FICHE TECHNIQUE",
        "d:Réalisatrice>Rebecca Trintzius",
        "d:Auteurs>Rebecca Trintzius et Sami Lorca",
        "d:Chef opérateur>Gildas Portalier",
        "d:Ingénieure du son>Margot Testemale",
        "d:Monteur>Nassim El Boukhari-Sand",
        "d:Chef décorateur>Bertin Zeitz-Romain",
        "d:Costumes>Dorothée Guirandou",
        "d:Compositeur>Frédo Avrillon",
        "d:Producteurs délégués>Christelle Mollinet, Paul-Dominique Vac",
        "d:Coproducteur>Arlette Zylber-Roux",
        "d:Durée>1h28",
        "d:Format>1.85 – couleur",
        "d:Année de production>2019",
        "d:Visa>148 905",
    ],
    [
        "h:PRODUCTION",
        "Agora Films, en coproduction avec Panache Bruxelles et Proximus-Ciné,",
        "avec la participation de Canal+, de Ciné+ et de la RTBF, avec le soutien de la",
        "Région Normandie en partenariat avec le CNC et en association avec Normandie Images,",
        "avec la participation des SOFICA Cinécap-Est 2 et Arte/Cofinova-Mer 15.",
        "",
        "h:SORTIE",
        "Le premier mai 2019 au cinéma. Distributeur : Solstice d'Hiver Distribution.",
        "Prix du scénario au Festival de la comédie de Lièpvre-en-Val 2019.",
        "",
        "2:Presse>Programmation",
        "2:Zélia Corbineau>Olivier Jonquel-Plé",
        "2:06 00 00 06 01>01 00 00 06 02",
        "2:zelia@corbineau-presse.example>prog@solstice.example",
    ],
]


def lines_of(text):
    return text.strip().splitlines()


def docx(path, text, footer=None):
    import docx as library

    document = library.Document()
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    table = None
    for line in lines_of(text):
        if line.startswith("| "):
            cells = [cell.strip() for cell in line[2:].split("|")]
            if table is None:
                table = document.add_table(rows=0, cols=len(cells))
                table.style = "Table Grid"
            for cell, value in zip(table.add_row().cells, cells, strict=False):
                cell.text = value
            continue
        table = None
        if line == "~~~":
            document.add_page_break()
        elif line.startswith("#"):
            document.add_heading(line.lstrip("# "), level=line.index(" "))
        else:
            document.add_paragraph("\t".join(part.strip() for part in line.split(">")))
    document.save(path)


def odt(path, text):
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableColumn, TableRow
    from odf.text import H, P

    document = OpenDocumentText()
    table = None
    for line in lines_of(text):
        if line.startswith("| "):
            cells = [cell.strip() for cell in line[2:].split("|")]
            if table is None:
                table = Table()
                table.addElement(TableColumn(numbercolumnsrepeated=len(cells)))
                document.text.addElement(table)
            row = TableRow()
            for value in cells:
                cell = TableCell()
                cell.addElement(P(text=value))
                row.addElement(cell)
            table.addElement(row)
            continue
        table = None
        if line.startswith("#"):
            document.text.addElement(H(outlinelevel=line.index(" "), text=line.lstrip("# ")))
        else:
            document.text.addElement(P(text=line))
    document.save(str(path))


def pdf(path, pages, footer):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    width, height = A4
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number, page in enumerate(pages, 1):
        y = height - 80
        for line in page:
            kind, _, rest = line.partition(":")
            left, _, right = rest.partition(">")
            canvas.setFont("Helvetica", 11)
            if kind == "t":
                canvas.setFont("Helvetica-Bold", 22)
                canvas.drawCentredString(width / 2, y, rest)
            elif kind == "c":
                canvas.drawCentredString(width / 2, y, rest)
            elif kind == "h":
                canvas.setFont("Helvetica-Bold", 13)
                canvas.drawString(60, y, rest)
            elif kind == "2":
                canvas.drawString(60, y, left)
                canvas.drawString(320, y, right)
            elif kind == "d":
                canvas.drawString(60, y, left)
                start, end = 64 + stringWidth(left, "Helvetica", 11), 300
                if left:
                    canvas.drawString(start, y, "." * int((end - start) / stringWidth(".", "Helvetica", 11)))
                canvas.drawString(304, y, right)
            else:
                canvas.drawString(60, y, line)
            y -= 22 if kind in ("t", "h") else 17
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(width / 2, 40, footer.format(number))
        canvas.showPage()
    canvas.save()


def main():
    model, heldout = HERE / "model", HERE / "heldout"
    docx(model / "dossier_presse_toutes_voiles_dehors.docx", TOUTES_VOILES)
    odt(model / "livret_films_ecole.odt", LIVRET_ECOLE)
    pdf(
        model / "dossier_presse_la_marge_du_lac.pdf", MARGE_DU_LAC, "La Marge du lac – Dossier de presse – {}"
    )
    docx(heldout / "liste_equipe_le_gue_des_mortes.docx", LISTE_EQUIPE, footer="Brandes Films – page 1")
    pdf(heldout / "plaquette_comme_un_lundi_au_soleil.pdf", PLAQUETTE, "{}")


if __name__ == "__main__":
    main()
