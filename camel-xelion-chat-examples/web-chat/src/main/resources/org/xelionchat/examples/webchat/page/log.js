// The conversation on the screen. Text from anybody goes in as text, never as HTML.

const TOGETHER = 120_000;

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

export class Log {
  #list;
  #scroll;
  #newer;
  #retry;
  #pending = new Map();
  #readUntil = 0;

  /** `retry(id)` is called when the visitor asks for a failed message to be sent again. */
  constructor({ list, scroll, newer, retry }) {
    this.#list = list;
    this.#scroll = scroll;
    this.#newer = newer;
    this.#retry = retry;
    newer.addEventListener("click", () => this.toEnd());
    scroll.addEventListener("scroll", () => this.#atEnd() && (newer.hidden = true));
    // a keyboard that comes up on a phone makes the room smaller
    let wasAtEnd = true;
    scroll.addEventListener("scroll", () => (wasAtEnd = this.#atEnd()));
    new ResizeObserver(() => wasAtEnd && this.toEnd()).observe(scroll);
  }

  clear() {
    this.#list.replaceChildren();
    this.#pending.clear();
    this.#readUntil = 0;
    this.#newer.hidden = true;
  }

  get empty() {
    return !this.#list.hasChildNodes();
  }

  /** A message of the visitor that the server has not confirmed yet. It stays below everything that is confirmed. */
  pending(id, text) {
    let line = this.#pending.get(id);
    if (!line) {
      line = this.#line("visitor", text);
      line.dataset.id = id;
      this.#pending.set(id, line);
      this.#list.append(line);
    }
    line.classList.remove("failed");
    line.classList.add("sending");
    this.#about(line, element("span", "state", "Sending…"));
    this.#regroup();
    this.toEnd();
  }

  failed(id, reason, retryable) {
    const line = this.#pending.get(id);
    if (!line) return;
    line.classList.remove("sending");
    line.classList.add("failed");
    const parts = [element("span", "state", reason)];
    if (retryable) {
      const button = element("button", "retry", "Retry");
      button.type = "button";
      button.addEventListener("click", () => this.#retry(id));
      parts.push(button);
    }
    this.#about(line, ...parts);
    this.#regroup();
    this.#follow(true);
  }

  visitor({ id, text, at }) {
    const line = this.#pending.get(id) ?? this.#line("visitor", text);
    this.#pending.delete(id);
    this.#answered();
    line.classList.remove("sending", "failed");
    line.dataset.at = at;
    this.#about(line, this.#time(at), element("span", "state", at <= this.#readUntil ? "Read" : "Sent"));
    this.#insert(line);
  }

  agent({ name, text, at }) {
    const line = this.#line("agent", text);
    line.dataset.at = at;
    line.dataset.name = name ?? "";
    if (name) line.prepend(element("span", "name", name));
    this.#about(line, this.#time(at));
    this.#insert(line);
  }

  readUntil(until) {
    this.#readUntil = Math.max(this.#readUntil, until);
    for (const line of this.#list.querySelectorAll(".visitor[data-at]")) {
      if (line.dataset.at <= this.#readUntil) line.querySelector(".state").textContent = "Read";
    }
  }

  /** A line between the messages; `name` is shown in front of the text. */
  event(kind, text, name) {
    const line = element("li", "event");
    line.dataset.kind = kind;
    if (name) line.append(element("span", "event-name", name), " ");
    line.append(text);
    this.#insert(line);
    return line;
  }

  /** A line that needs the visitor's attention, with an answer at hand. */
  question(kind, text, answer, answered) {
    const line = element("li", "event attention");
    line.dataset.kind = kind;
    line.append(element("span", "", text));
    if (answer) {
      const button = element("button", "button", answer);
      button.type = "button";
      button.addEventListener("click", answered);
      line.append(button);
    }
    this.#insert(line);
  }

  // Whatever the visitor writes answers the question.
  #answered() {
    for (const button of this.#list.querySelectorAll(".attention button")) button.remove();
  }

  toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    this.#newer.hidden = true;
  }

  #line(side, text) {
    const line = element("li", `line ${side}`);
    if (side === "visitor") line.append(element("span", "unseen", "You: "));
    line.append(element("div", "bubble", text), element("div", "about"));
    return line;
  }

  #about(line, ...parts) {
    line.querySelector(".about").replaceChildren(...parts);
  }

  #time(at) {
    const time = element("time", "", clock.format(at));
    time.dateTime = new Date(at).toISOString();
    return time;
  }

  #insert(line) {
    const wasAtEnd = this.#atEnd();
    const next = this.#pending.values().next().value ?? null;
    // a line that stands in its place already is not moved: a screen reader would say it twice
    if (line.parentNode !== this.#list || (line.nextSibling ?? null) !== next) this.#list.insertBefore(line, next);
    this.#regroup();
    this.#follow(wasAtEnd);
  }

  #atEnd() {
    return this.#scroll.scrollHeight - this.#scroll.scrollTop - this.#scroll.clientHeight < 60;
  }

  #follow(wasAtEnd) {
    if (wasAtEnd) this.toEnd();
    else this.#newer.hidden = false;
  }

  // Lines of one person in a row: the name on the first, the time on the last.
  #regroup() {
    let before = null;
    for (const line of this.#list.children) {
      const side = line.classList.contains("visitor") ? "visitor" : line.classList.contains("agent") ? "agent" : null;
      const together =
        before !== null &&
        side === before.side &&
        side !== null &&
        before.line.dataset.name === line.dataset.name &&
        Number(line.dataset.at ?? before.line.dataset.at) - Number(before.line.dataset.at) < TOGETHER;
      before?.line.classList.toggle("followed", together && !before.line.matches(".failed, .sending"));
      line.classList.toggle("after-visitor", before?.side === "visitor");
      const name = line.querySelector(".name");
      name?.classList.toggle("unseen", together);
      before = { line, side };
    }
    before?.line.classList.remove("followed");
  }
}
