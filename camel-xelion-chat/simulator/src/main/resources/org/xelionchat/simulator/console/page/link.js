// The console's one WebSocket. Everything the page knows arrives on it; nothing is asked for twice.

const FIRST_DELAY = 300;
const LONGEST_DELAY = 5000;

export class Link {
  #address;
  #listeners;
  #socket = null;
  #greeting = null;
  #waiting = new Map();
  #number = 0;
  #delay = FIRST_DELAY;
  #timer = null;

  /** `listeners`: `frame(frame)` for what is pushed, `state('connecting' | 'connected' | 'lost')`. */
  constructor(address, listeners) {
    this.#address = address;
    this.#listeners = listeners;
    // a laptop that wakes up, or a window that comes back, need not wait for the next try
    window.addEventListener('online', () => this.#hurry());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#hurry());
  }

  get open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Connects, and from then on whenever the connection is lost. `greeting()` is the first request of each connection. */
  connect(greeting) {
    this.#greeting = greeting;
    this.#listeners.state('connecting');
    this.#dial();
  }

  close() {
    this.#greeting = null;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#socket?.close(1000);
    this.#socket = null;
    this.#giveUpWaiting();
  }

  /** Resolves when the simulator has done it; rejects with its reason when it refuses, or when the connection is lost. */
  request(type, fields = {}) {
    if (!this.open) return Promise.reject(new Error('There is no connection to the simulator'));
    const request = ++this.#number;
    this.#socket.send(JSON.stringify({ request, type, ...fields }));
    return new Promise((resolve, reject) => this.#waiting.set(request, { resolve, reject }));
  }

  #dial() {
    this.#timer = null;
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      if (socket !== this.#socket) return;
      this.#greeting(this);
    });
    socket.addEventListener('message', (event) => {
      if (socket !== this.#socket) return;
      const frame = JSON.parse(event.data);
      if (frame.type === 'answer') this.#settle(frame);
      else {
        if (frame.type === 'welcome') {
          this.#delay = FIRST_DELAY;
          this.#listeners.state('connected');
        }
        this.#listeners.frame(frame);
      }
    });
    socket.addEventListener('close', () => {
      if (socket !== this.#socket) return;
      this.#socket = null;
      this.#giveUpWaiting();
      if (!this.#greeting) return;
      this.#listeners.state('lost');
      this.#timer = setTimeout(() => this.#dial(), this.#delay * (0.5 + Math.random() / 2));
      this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
    });
  }

  #hurry() {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#dial();
  }

  #settle({ request, refused }) {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    if (refused === undefined) waiting?.resolve();
    else waiting?.reject(new Error(refused));
  }

  #giveUpWaiting() {
    for (const { reject } of this.#waiting.values()) reject(new Error('The connection to the simulator was lost'));
    this.#waiting.clear();
  }
}
