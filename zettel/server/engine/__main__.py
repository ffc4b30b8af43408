"""`python -m zettel.server.engine DESCRIPTOR`: how the server starts the zygote."""

from zettel.server.engine.zygote import main

main()
