// The address: what it says, and how it is kept.

export { keepAddress } from "./bar";
export { readAddress, writeView } from "./codec";
export { toHash, toReadable } from "./hash";
