"""One note gets another name or path, and every link of the vault leads where it led before.

`plan` puts all together: `titles` and `file_names` say what changes in the note, `spots` finds all
places that name a note (`canvas` and `html_addresses` those that are no links of one), `straying`
which of them would lead elsewhere, `choosing` how they are to be written (`options`, `spelling`,
`insertion`, `wishes`, at the places that `markup` finds), and `respelling` makes sure of it.
`remembered` and `moved` keep what the notes themselves do not tell.
"""
