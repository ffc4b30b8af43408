"""The local server: the explorer, a SPARQL endpoint and linked data, over HTTP.

    notes → contents → engine (a process that holds the store, and workers forked from it)
                              ↑ jobs, answers
    request → guards → routes → endpoint, graphs, explorer, status
                              ↑ page, details, issues
    snapshot → builder → a copy of the server, forked for each state, which builds beside it

It holds one state of the notes at a time, which is replaced whole; a request keeps the one that it
began with. Nothing is imported here, so that the engine's processes load nothing of HTTP.
"""
