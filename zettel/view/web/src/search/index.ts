// Search: by names at once, in the texts as they are read.

export { createSearch, type Hit, type Search } from "./names";
