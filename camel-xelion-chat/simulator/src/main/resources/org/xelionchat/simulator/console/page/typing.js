// Who types where. An indicator goes out by itself when nothing renews it (xelion-protocol 2.6: 15 seconds).

export class Typing {
  #ends = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** The visitor of this session types for so many milliseconds more; 0: not any more. */
  show(sessionId, remaining) {
    clearTimeout(this.#ends.get(sessionId));
    this.#ends.delete(sessionId);
    if (remaining > 0) {
      this.#ends.set(sessionId, setTimeout(() => this.show(sessionId, 0), remaining));
    }
    this.#changed(sessionId);
  }

  has(sessionId) {
    return this.#ends.has(sessionId);
  }

  clear() {
    for (const timer of this.#ends.values()) clearTimeout(timer);
    this.#ends.clear();
  }
}

/** Lets through the first of many calls, and one more each interval while they go on. */
export class Throttle {
  #interval;
  #last = -Infinity;

  constructor(interval) {
    this.#interval = interval;
  }

  pass() {
    const now = performance.now();
    if (now - this.#last < this.#interval) return false;
    this.#last = now;
    return true;
  }

  reset() {
    this.#last = -Infinity;
  }
}
