// The way to the server: one WebSocket at a time, opened again for as long as the page lives.

const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
const PING_EVERY = 20_000;
const ANSWER_WITHIN = 10_000;

export class Connection {
  #url;
  #handlers;
  #socket = null;
  #delay = FIRST_DELAY;
  #retry = 0;
  #pinger = 0;
  #deadline = 0;

  /** `handlers`: opened(), received(message), lost() */
  constructor(url, handlers) {
    this.#url = url;
    this.#handlers = handlers;
    addEventListener("online", () => this.#atOnce());
    addEventListener("offline", () => this.#drop());
    addEventListener("pageshow", (event) => event.persisted && this.#drop());
    document.addEventListener("visibilitychange", () => document.hidden || this.#atOnce());
    this.#connect();
  }

  /** Whether the message has been handed to an open socket; it may still be lost with it. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#expect(ANSWER_WITHIN);
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#expect(0);
      this.#pinger = setInterval(() => {
        if (this.send({ type: "ping" })) this.#expect(ANSWER_WITHIN);
      }, PING_EVERY);
      this.#handlers.opened();
    };
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      this.#expect(0);
      this.#delay = FIRST_DELAY;
      const message = JSON.parse(event.data);
      if (message.type !== "pong") this.#handlers.received(message);
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#drop();
    };
  }

  // A connection that says nothing in time is dead, whatever the browser thinks of it.
  #expect(within) {
    clearTimeout(this.#deadline);
    if (within) this.#deadline = setTimeout(() => this.#drop(), within);
  }

  #drop() {
    if (!this.#socket) return;
    const socket = this.#socket;
    this.#socket = null;
    clearInterval(this.#pinger);
    this.#expect(0);
    socket.close();
    this.#handlers.lost();
    // Full jitter: many visitors lose their connection at the same moment and must not come back at the same moment.
    this.#retry = setTimeout(() => this.#connect(), FIRST_DELAY / 2 + Math.random() * this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }

  #atOnce() {
    if (this.#socket) return;
    clearTimeout(this.#retry);
    this.#connect();
  }
}
