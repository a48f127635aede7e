// The visitor's side of the chat: what the server says becomes what the page shows, and the other way round.
//
// All that the page holds of the session is an unguessable key, kept for as long as the tab lives. The server numbers
// what happens in the chat; after a reload or a lost connection the page names the last number it has seen.

import { Connection } from "./connection.js";
import { Log } from "./log.js";

const TYPING_EVERY = 4_000;
const TYPING_SHOWN = 15_000;
const ASK_WHETHER_ONLINE_EVERY = 15_000;
const LONGEST_TEXT = 4_000;

const $ = (id) => document.getElementById(id);
const chat = $("chat");

// ---- what survives a reload

const store = {
  key: null,
  starting: null,
  outbox: [],
  draft: "",
  email: "",
  rated: false,
  mailed: false,
  ...JSON.parse(sessionStorage.getItem("chat") ?? "{}"),
};
const save = () => sessionStorage.setItem("chat", JSON.stringify(store));
const forget = () => {
  Object.assign(store, { key: null, starting: null, outbox: [], draft: "", rated: false, mailed: false });
  save();
};

// ---- what does not

let freshKey = null;
let afterwards = { feedback: false, transcripts: false };
let seen = 0;
let early = new Map();
let agent = null;
let unread = 0;
let saidTypingAt = 0;
let typingTimer = 0;
let deliveryDue = false;

const log = new Log({ list: $("log"), scroll: $("scroll"), newer: $("newer"), retry: sendAgain });

const scheme = location.protocol === "https:" ? "wss" : "ws";
const connection = new Connection(`${scheme}://${location.host}/chat`, {
  opened() {
    say($("connection"), "");
    chat.dataset.connected = "true";
    if (store.key) connection.send({ type: "resume", key: store.key, seen });
    else connection.send({ type: "hello" });
  },
  received: (message) => hear[message.type]?.(message),
  lost() {
    freshKey = null;
    chat.dataset.connected = "false";
    if (view() === "connecting" || view() === "form") presence("offline", "Connecting…");
    if (view() !== "ended") say($("connection"), "Connection lost. Trying to get it back…");
    $("start-button").disabled = true;
  },
});

// ---- what the server says

const hear = {
  welcome(message) {
    freshKey = message.key;
    afterwards = message.afterwards;
    online(message.online);
    if (view() === "ended") return;
    show("form");
    // the server has never heard of this chat: the form was sent as the connection broke
    if (store.starting && !store.key) start(store.starting);
  },

  refused(message) {
    forget();
    show("form");
    busy(false);
    say($("start-alert"), message.reason);
    connection.send({ type: "hello" });
  },

  resumed(message) {
    afterwards = message.afterwards;
    if (!message.started) return;
    if (seen < message.first - 1) seen = message.first - 1;
    const first = store.starting !== null;
    store.starting = null;
    save();
    busy(false);
    show("chat");
    if (log.empty) log.event("started", "Thank you. We are finding someone for you…");
    if (first) $("text").focus();
    for (const entry of message.entries) hear.entry(entry);
    if (view() !== "chat") return;
    for (const { id, text, failed } of store.outbox) {
      log.pending(id, text);
      if (failed) log.failed(id, failed, true);
      else connection.send({ type: "message", id, text });
    }
  },

  gone() {
    const { starting } = store;
    const shown = !log.empty;
    forget();
    if (starting) {
      store.starting = starting;
      connection.send({ type: "hello" });
    } else if (shown) {
      ended("This chat is no longer open.", false);
    } else {
      connection.send({ type: "hello" });
    }
  },

  // Numbers come without a gap; one that overtakes another waits for it, one that was seen before is dropped.
  entry(entry) {
    if (entry.n <= seen) return;
    early.set(entry.n, entry);
    for (let next; (next = early.get(seen + 1)); ) {
      early.delete(next.n);
      seen = next.n;
      happened[next.kind](next);
    }
  },

  typing({ name }) {
    clearTimeout(typingTimer);
    if (view() !== "chat") return;
    const dots = document.createElement("span");
    dots.className = "dots";
    dots.ariaHidden = "true";
    dots.append(...[1, 2, 3].map(() => document.createElement("i")));
    const text = `${name || agent || "Your agent"} is typing…`;
    if ($("typing").textContent !== text) $("typing").replaceChildren(dots, text);
    typingTimer = setTimeout(stopTyping, TYPING_SHOWN);
  },

  failed({ id, reason, retryable }) {
    const message = store.outbox.find((sent) => sent.id === id);
    if (!message) return;
    if (retryable) message.failed = reason;
    else store.outbox = store.outbox.filter((sent) => sent !== message);
    save();
    log.failed(id, reason, retryable);
  },

  transcriptSent() {
    store.mailed = true;
    finish($("transcript"), $("transcript-done"), "The chat is on its way to your mailbox.");
  },
  transcriptFailed({ reason }) {
    $("transcript").querySelector("button").disabled = false;
    fault($("transcript-email"), reason);
  },
  feedbackSent() {
    store.rated = true;
    finish($("feedback"), $("feedback-done"), "Thank you for your feedback.");
  },
  feedbackFailed({ reason }) {
    $("feedback").querySelector("button").disabled = false;
    say($("feedback-error"), reason);
  },
};

// ---- what happened in the chat, in its order

const happened = {
  visitor(entry) {
    store.outbox = store.outbox.filter((sent) => sent.id !== entry.id);
    save();
    log.visitor(entry);
  },
  agent(entry) {
    stopTyping();
    log.agent(entry);
    if (document.hidden) document.title = `(${++unread}) Chat with us`;
    // several at once (after a reload) are reported at once
    if (!deliveryDue) queueMicrotask(() => (deliveryDue = !connection.send({ type: "received" })));
    deliveryDue = true;
  },
  joined({ name }) {
    who(name);
    log.event("joined", "is with you now.", name);
  },
  changed({ name }) {
    stopTyping();
    who(name);
    log.event("changed", "has taken over the chat.", name);
  },
  noAgents({ text }) {
    log.question("noAgents", text || "All our colleagues are busy at the moment. You can wait here, or come back later.");
  },
  stillThere({ text }) {
    log.question("stillThere", text || "Are you still there?", "Yes, I am", () => {
      post("Yes, I am still here.");
      $("text").focus();
    });
  },
  idle() {
    log.event("idle", "It has been quiet for a while. The chat ends by itself if it stays so.");
  },
  read({ at }) {
    log.readUntil(at);
  },
  ended() {
    ended("This chat has ended", true);
  },
};

// ---- what the visitor does

$("start").addEventListener("submit", (event) => {
  event.preventDefault();
  const visitor = { clientId: $("name").value.trim(), emailAddress: $("email").value.trim(), phoneNumber: $("phone").value.trim() };
  fault($("name"), visitor.clientId ? "" : "Please tell us your name.");
  fault($("email"), !visitor.emailAddress || $("email").validity.valid ? "" : "Please check this e-mail address.");
  fault($("phone"), /^[0-9+()\/. -]*$/.test(visitor.phoneNumber) ? "" : "Please use digits only.");
  say($("start-alert"), "");
  const wrong = $("start").querySelector("[aria-invalid=true]");
  if (wrong) wrong.focus();
  else start(visitor);
});

function start(visitor) {
  if (!freshKey) return;
  for (const name of ["emailAddress", "phoneNumber"]) if (!visitor[name]) delete visitor[name];
  Object.assign(store, { key: freshKey, starting: visitor, email: visitor.emailAddress ?? "" });
  save();
  busy(true);
  connection.send({ type: "start", visitor });
}

$("check").addEventListener("click", () => connection.send({ type: "hello" }));
setInterval(() => view() === "form" && !store.starting && !document.hidden && connection.send({ type: "hello" }), ASK_WHETHER_ONLINE_EVERY);

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || length(text) > LONGEST_TEXT) return;
  $("text").value = "";
  written();
  post(text);
  $("text").focus();
});

$("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("composer").requestSubmit();
});

$("text").addEventListener("input", () => {
  written();
  const now = Date.now();
  if (!$("text").value.trim() || now - saidTypingAt < TYPING_EVERY) return;
  if (connection.send({ type: "typing" })) saidTypingAt = now;
});

function written() {
  store.draft = $("text").value;
  save();
  const left = LONGEST_TEXT - length($("text").value.trim());
  $("text-count").classList.toggle("over", left < 0);
  say($("text-count"), left < 0 ? `${-left} characters too many` : left < 300 ? `${left} characters left` : "");
  if (!CSS.supports("field-sizing", "content")) {
    $("text").style.height = "auto";
    $("text").style.height = `${$("text").scrollHeight + 2}px`;
  }
}

// The number on a message is the page's: a message that is sent again, because the answer was lost, is known by it.
function post(text) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  store.outbox.push({ id, text });
  save();
  saidTypingAt = 0;
  log.pending(id, text);
  connection.send({ type: "message", id, text });
}

function sendAgain(id) {
  const message = store.outbox.find((sent) => sent.id === id);
  if (!message) return;
  delete message.failed;
  save();
  log.pending(id, message.text);
  connection.send({ type: "message", id, text: message.text });
  $("text").focus();
}

$("end").addEventListener("click", () => $("end-dialog").showModal());
$("end-dialog").addEventListener("close", () => {
  if ($("end-dialog").returnValue === "end") connection.send({ type: "end" });
  $("end-dialog").returnValue = "";
});

$("transcript").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = $("transcript-email");
  const emailAddress = field.value.trim();
  fault(field, emailAddress && field.validity.valid ? "" : "Please enter an e-mail address.");
  if (field.ariaInvalid === "true") return field.focus();
  if (connection.send({ type: "transcript", emailAddress })) $("transcript").querySelector("button").disabled = true;
  else fault(field, "There is no connection at the moment. Please try again.");
});

$("feedback").addEventListener("submit", (event) => {
  event.preventDefault();
  const rating = Number(new FormData($("feedback")).get("rating"));
  say($("feedback-error"), rating ? "" : "Please choose one to five stars.");
  if (!rating) return $("feedback").rating[0].focus();
  const remark = $("remark").value.trim();
  const feedback = remark ? { rating, feedback: remark } : { rating };
  if (connection.send({ type: "feedback", feedback })) $("feedback").querySelector("button").disabled = true;
  else say($("feedback-error"), "There is no connection at the moment. Please try again.");
});

$("again").addEventListener("click", () => {
  forget();
  location.reload();
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = "Chat with us";
});

// ---- what the page shows

function view() {
  return chat.dataset.view;
}

function show(next) {
  const before = view();
  if (before === next || (before === "ended" && next === "chat")) return;
  chat.dataset.view = next;
  $("start").hidden = next !== "form";
  $("conversation").hidden = next !== "chat" && next !== "ended";
  $("composer").hidden = next !== "chat";
  $("end").hidden = next !== "chat";
  $("goodbye").hidden = next !== "ended";
  if (next === "chat") {
    if (!agent) presence("online", "Finding someone…");
    $("text").value = store.draft;
    written();
  }
}

function online(isOnline) {
  $("offline").hidden = isOnline;
  $("start-button").disabled = !isOnline;
  if (view() === "connecting" || view() === "form") presence(isOnline ? "online" : "offline", isOnline ? "We are online" : "We are offline");
}

function presence(state, text) {
  chat.dataset.presence = state;
  say($("presence"), text);
}

function who(name) {
  agent = name || "Your agent";
  $("title").textContent = agent;
  $("avatar").querySelector("svg").setAttribute("hidden", "");
  $("initials").hidden = false;
  $("initials").textContent = agent.split(/\s+/).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
  presence("online", "is chatting with you");
}

function busy(isBusy) {
  $("start-button").disabled = isBusy;
  $("start-button").textContent = isBusy ? "Starting…" : "Start chat";
}

function stopTyping() {
  clearTimeout(typingTimer);
  $("typing").replaceChildren();
}

function ended(heading, withForms) {
  stopTyping();
  if ($("end-dialog").open) $("end-dialog").close();
  const hadFocus = document.activeElement === document.body || $("composer").contains(document.activeElement) || document.activeElement === $("end");
  for (const { id } of store.outbox) log.failed(id, "Not sent: the chat has ended.", false);
  store.outbox = [];
  store.draft = "";
  save();
  $("goodbye-heading").textContent = heading;
  $("feedback").hidden = !withForms || !afterwards.feedback || store.rated;
  $("transcript").hidden = !withForms || !afterwards.transcripts || store.mailed;
  $("transcript-email").value = store.email;
  presence("offline", "The chat has ended");
  show("ended");
  log.toEnd();
  if (hadFocus) $("goodbye-heading").focus();
}

function finish(form, place, text) {
  save();
  const hadFocus = form.contains(document.activeElement) || document.activeElement === document.body;
  form.hidden = true;
  say(place, text);
  if (hadFocus) place.focus();
}

function fault(field, text) {
  field.ariaInvalid = text ? "true" : "false";
  say($(`${field.id}-error`), text);
}

function say(place, text) {
  place.textContent = text;
  place.hidden = !text && place.getAttribute("role") !== "status";
}

function length(text) {
  return [...text].length;
}
