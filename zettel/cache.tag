Signature: 8a477f597d28d172789f06886806bc55
# zettel keeps here what it has worked out of notes, so that it need not be done again, and the
# pages of `zettel view`. All of it can be made anew: it is safe to delete at any time.
