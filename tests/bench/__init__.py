"""How fast zettel is, as ratios in one run; no time is ever asserted in a test.

    python -m tests.bench                    all that is below, as tables and as the plot
    python -m tests.bench.generate DIR N     a vault of any size
    python -m tests.bench.peers --install    other programs, to be measured beside us

What is measured on what:

    generate · writing · prose   vaults like those people keep, from a seed
    shapes                       vaults of unkind shapes, where carelessness would be quadratic
    edits                        what is done to a vault between two runs

How:

    clock · launcher             processor time of some work, time and memory of a process
    floors                       reading every file once; one `stat` each
    stages · costs               every stage by itself in one process; medians of such processes
    growth                       labels: how a stage's cost may grow, and what does not keep to it
    whole                        whole commands, cold and warm, floors beside them
    peers · peer_programs · peer_times · links
                                 how to install and call peers; how long they take, what they find
    pages · page_times           pages of one vault, and how they do in a real browser
    sparql · query_times         typical queries, through Oxigraph and by rdflib; an ASK over HTTP

How it is told:

    figures                      all that is measured, as records
    rows                         what must be reached, and what is
    table · plot                 Markdown, SVG
"""
