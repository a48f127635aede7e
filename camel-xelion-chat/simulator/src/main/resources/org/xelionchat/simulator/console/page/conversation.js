// The chat on view: its history, what the visitor is doing, and what the agent can do.

import { byId, element, icon, paintAvatar, setText, timeElement } from './dom.js';
import { Throttle } from './typing.js';

const RUN_OF_MESSAGES = 5 * 60 * 1000;
const COUNT_FROM = 300;
const STATES = { sent: 'Sent', delivered: 'Delivered', read: 'Read' };
const NOTICES = {
  started: () => 'The visitor opened the chat',
  activated: ({ agent }) => (agent ? `${agent} answered the chat` : 'An agent answered the chat'),
  'handed-over': ({ agent }) => `${agent} has the chat now`,
  asked: ({ agent }) => `${agent ?? 'Xelion'} asked whether the visitor is still there`,
  idle: () => 'The visitor has been silent for a while',
  'no-agents': () => 'The visitor was told that no agent is available',
  transcript: ({ text }) => `Transcript requested for ${text}`,
  feedback: ({ rating }) => `Feedback: ${rating} of 5`,
  ended: ({ agent }) => (agent ? `${agent} ended the chat` : 'The chat has ended'),
};

export class Conversation {
  #act;
  #typingThrottle;
  #limit = Infinity;
  #session = null;
  #me = '';
  #entries = new Map();
  #drafts = new Map();
  #connected = false;
  #read = null;

  #conversation = byId('conversation');
  #messages = byId('messages');
  #scroll = byId('scroll');
  #box = byId('reply-box');
  #count = byId('reply-count');
  #colleagues = byId('hand-over-select');

  /** `act`: what the agent does, by name: says, types, handsOver, takesOver, asks, ends, reads, leaves. */
  constructor(act) {
    this.#act = act;
    byId('reply-form').addEventListener('submit', (event) => this.#submit(event));
    this.#box.addEventListener('input', () => this.#typed());
    this.#box.addEventListener('keydown', (event) => {
      // while a word is being composed, Enter belongs to the input method
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    byId('hand-over-form').addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#colleagues.value) this.#act.handsOver(this.#session.id, this.#colleagues.value);
    });
    byId('still-there').addEventListener('click', () => this.#act.asks(this.#session.id));
    byId('take-over').addEventListener('click', () => this.#act.takesOver(this.#session.id));
    byId('end').addEventListener('click', () => byId('end-dialog').showModal());
    byId('end-dialog').addEventListener('close', ({ target }) => {
      if (target.returnValue === 'end' && this.#session) this.#act.ends(this.#session.id);
      target.returnValue = '';
    });
    byId('back').addEventListener('click', () => this.#act.leaves());
    byId('show-actions').addEventListener('click', ({ currentTarget }) => {
      const open = byId('actions').classList.toggle('open');
      currentTarget.setAttribute('aria-expanded', String(open));
    });
    byId('new-messages').addEventListener('click', () => this.#toEnd());
    this.#scroll.addEventListener('scroll', () => {
      if (this.#atEnd()) byId('new-messages').hidden = true;
    });
    new ResizeObserver(() => this.#wasAtEnd && this.#toEnd()).observe(this.#scroll);
  }

  #wasAtEnd = true;

  get sessionId() {
    return this.#session?.id ?? null;
  }

  welcome({ name, textLimit, typingInterval }) {
    this.#me = name;
    this.#limit = textLimit;
    this.#typingThrottle = new Throttle(typingInterval);
  }

  /** Puts this session on view. Its history follows with {@link entries}. */
  open(session) {
    if (this.sessionId === session.id) return;
    this.#keepDraft();
    this.#entries.clear();
    this.#read = null;
    this.#messages.replaceChildren();
    this.#messages.setAttribute('aria-busy', 'true');
    this.#typingThrottle.reset();
    this.#box.value = this.#drafts.get(session.id) ?? '';
    byId('actions').classList.remove('open');
    byId('show-actions').setAttribute('aria-expanded', 'false');
    byId('new-messages').hidden = true;
    this.#conversation.hidden = false;
    byId('no-conversation').hidden = true;
    this.#wasAtEnd = true;
    this.session(session);
    this.#fit();
  }

  close() {
    this.#keepDraft();
    this.#session = null;
    this.#conversation.hidden = true;
    byId('no-conversation').hidden = false;
    if (byId('end-dialog').open) byId('end-dialog').close('');
  }

  forgetDrafts() {
    this.#drafts.clear();
    this.#box.value = '';
  }

  /**
   * Where the hands go after opening: to the reply, or to the name where there is nothing to reply to, or where a
   * keyboard on the screen would cover what there is to read.
   */
  focus() {
    const reply = !byId('reply-form').hidden && !matchMedia('(pointer: coarse)').matches;
    (reply ? this.#box : byId('conversation-name')).focus();
  }

  /** The session on view has changed. */
  session(session) {
    this.#session = session;
    Object.assign(this.#conversation.dataset, { sessionId: session.id, state: session.state, agent: session.agent ?? '' });
    paintAvatar(byId('visitor-avatar'), session.visitor);
    setText(byId('conversation-name'), session.visitor);
    showContact('email', session.emailAddress);
    showContact('phone', session.phoneNumber);

    const pill = byId('conversation-state');
    pill.dataset.state = session.state;
    setText(pill, pillText(session, this.#me));

    const mine = session.state === 'active' && session.agent === this.#me;
    this.#conversation.dataset.mine = mine;
    byId('actions').hidden = !mine;
    byId('show-actions').hidden = !mine;
    byId('reply-form').hidden = !mine;
    byId('colleague').hidden = mine || session.state === 'ended';
    setText(byId('colleague-text'), session.state === 'waiting' ? 'Nobody answers this chat yet.' : `${session.agent} has this chat.`);
    setText(byId('take-over'), session.state === 'waiting' ? 'Answer' : 'Take over');
    this.#showEnd(session);
    this.#enable();
    // the number of unread messages comes after the messages themselves
    this.readIfSeen();
  }

  colleagues(names) {
    const chosen = this.#colleagues.value;
    const options = names.map((name) => element('option', { text: name, attributes: { value: name } }));
    if (options.length === 0) options.push(element('option', { text: 'No colleague is here', attributes: { value: '' } }));
    this.#colleagues.replaceChildren(...options);
    if (names.includes(chosen)) this.#colleagues.value = chosen;
    this.#enable();
  }

  connected(connected) {
    this.#connected = connected;
    this.#enable();
  }

  /** Messages and notices, new or changed; `whole`: the history from its beginning. */
  entries({ entries, whole }) {
    const follow = whole || this.#wasAtEnd;
    if (whole) {
      this.#messages.setAttribute('aria-busy', 'true');
      const kept = new Set(entries.map((entry) => entry.key));
      for (const [key, { node }] of this.#entries) {
        if (!kept.has(key)) {
          node.remove();
          this.#entries.delete(key);
        }
      }
    }
    let visitorSaid = false;
    for (const entry of entries) {
      const known = this.#entries.get(entry.key);
      if (known) this.#update(known, entry);
      else {
        this.#append(entry);
        visitorSaid ||= entry.direction === 'visitor';
      }
    }
    if (whole) this.#messages.removeAttribute('aria-busy');
    if (follow) this.#toEnd();
    else if (visitorSaid) byId('new-messages').hidden = false;
    if (whole || visitorSaid) this.readIfSeen();
  }

  /** A message counts as read when its reader has the window before him. */
  readIfSeen() {
    const { state, agent, unread } = this.#session ?? {};
    if (state !== 'active' || agent !== this.#me || unread === 0 || document.visibilityState !== 'visible') return;
    const newest = [...this.#entries.values()].findLast(({ entry }) => entry.direction === 'visitor')?.entry.key;
    if (newest && newest !== this.#read) {
      this.#read = newest;
      this.#act.reads(this.#session.id);
    }
  }

  typing(types) {
    const shown = types && this.#session?.state !== 'ended';
    const follow = this.#wasAtEnd;
    setText(byId('typing-text'), shown ? `${this.#session.visitor} is typing` : '');
    byId('typing').hidden = !shown;
    if (follow) this.#toEnd();
  }

  /** What could not be sent comes back, unless something new has been written meanwhile. */
  giveBack(sessionId, text) {
    if (sessionId !== this.sessionId) this.#drafts.set(sessionId, text);
    else if (this.#box.value === '') {
      this.#box.value = text;
      this.#fit();
    }
  }

  #append(entry) {
    // a notice may come a moment after a message that followed it
    let next = null;
    let previous = this.#messages.lastElementChild;
    while (previous && Date.parse(this.#entryOf(previous).at) > Date.parse(entry.at)) {
      next = previous;
      previous = previous.previousElementSibling;
    }
    const first = startsRun(previous && this.#entryOf(previous), entry);
    const node = entry.kind === 'message' ? messageNode(entry, first) : noticeNode(entry);
    node.dataset.key = entry.key;
    this.#messages.insertBefore(node, next);
    this.#entries.set(entry.key, { entry, node });
  }

  #entryOf(node) {
    return this.#entries.get(node.dataset.key).entry;
  }

  #update(known, entry) {
    known.entry = entry;
    if (entry.kind !== 'message' || known.node.dataset.state === entry.state) return;
    known.node.dataset.state = entry.state;
    known.node.querySelector('.state')?.replaceChildren(...stateMark(entry.state));
  }

  #typed() {
    this.#fit();
    this.#enable();
    if (this.#box.value.trim() !== '' && this.#typingThrottle.pass()) this.#act.types(this.#session.id);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#box.value.trim();
    if (text === '' || lengthOf(text) > this.#limit || !this.#connected) return;
    this.#box.value = '';
    this.#drafts.delete(this.#session.id);
    this.#typingThrottle.reset();
    this.#fit();
    this.#enable();
    this.#act.says(this.#session.id, text);
    this.#toEnd();
    this.#box.focus();
  }

  #enable() {
    const length = lengthOf(this.#box.value.trim());
    const left = this.#limit - length;
    this.#count.hidden = left > COUNT_FROM;
    this.#count.classList.toggle('over', left < 0);
    setText(this.#count, left < 0 ? `${-left} too many` : `${left} left`);
    byId('send').disabled = !this.#connected || length === 0 || left < 0;
    for (const id of ['still-there', 'end', 'take-over']) byId(id).disabled = !this.#connected;
    byId('hand-over').disabled = !this.#connected || this.#colleagues.value === '';
    this.#colleagues.disabled = this.#colleagues.value === '';
  }

  #showEnd({ state, endedAt, transcripts, feedback }) {
    byId('ended-panel').hidden = state !== 'ended';
    if (state !== 'ended') return;
    byId('ended-text').replaceChildren('This chat ended at ', timeElement(endedAt), '.');
    byId('ended-list').replaceChildren(
      ...feedback.map(({ rating, text }) => element('li', { testid: 'feedback-item', data: { rating } },
        element('span', { text: 'Feedback' }),
        element('span', { classes: 'stars', text: stars(rating), attributes: { 'aria-hidden': 'true' } }),
        element('span', { classes: 'said', text: `${rating} of 5` }),
        ...(text ? [element('span', { classes: 'words', text, attributes: { dir: 'auto' } })] : []))),
      ...transcripts.map((address) => element('li', { testid: 'transcript-item' },
        element('span', { text: 'Transcript mailed to' }), element('span', { classes: 'said', text: address }))),
      ...(feedback.length + transcripts.length === 0
        ? [element('li', { text: 'The visitor has neither left feedback nor asked for a transcript.' })] : []));
  }

  #keepDraft() {
    if (!this.#session) return;
    if (this.#box.value.trim() === '') this.#drafts.delete(this.#session.id);
    else this.#drafts.set(this.#session.id, this.#box.value);
  }

  /** The reply box grows with its text, at the cost of the history, which stays where it was. */
  #fit() {
    const follow = this.#wasAtEnd;
    this.#box.style.height = 'auto';
    this.#box.style.height = `${this.#box.scrollHeight + 2}px`;
    if (follow) this.#toEnd();
  }

  #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return (this.#wasAtEnd = scrollHeight - scrollTop - clientHeight < 60);
  }

  #toEnd() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
    byId('new-messages').hidden = true;
    this.#wasAtEnd = true;
  }
}

function startsRun(previous, entry) {
  return previous?.kind !== 'message'
    || previous.direction !== entry.direction
    || previous.senderName !== entry.senderName
    || Date.parse(entry.at) - Date.parse(previous.at) > RUN_OF_MESSAGES;
}

function messageNode(entry, first) {
  const foot = element('span', { classes: 'foot' }, timeElement(entry.at, { testid: 'message-time' }));
  if (entry.direction === 'agent') {
    foot.append(element('span', { classes: 'state', testid: 'message-state' }, ...stateMark(entry.state)));
  }
  return element('li', {
    classes: first ? 'message first' : 'message',
    testid: 'message-item',
    data: { messageId: entry.id, direction: entry.direction, state: entry.state },
  },
  element('span', { classes: 'sender', testid: 'message-sender', text: entry.senderName, attributes: { dir: 'auto' } }),
  element('div', { classes: 'bubble' },
    element('div', { classes: 'text', testid: 'message-text', text: entry.text, attributes: { dir: 'auto' } }), foot));
}

function noticeNode(entry) {
  return element('li', { classes: 'notice-item', testid: 'notice-item', data: { notice: entry.notice } },
    element('span', { text: `${NOTICES[entry.notice](entry)} · ` }), timeElement(entry.at));
}

function stateMark(state) {
  return [icon(state === 'sent' ? 'sent' : 'twice'), element('span', { text: STATES[state] })];
}

function pillText({ state, agent, idle }, me) {
  if (state === 'waiting') return 'Waiting';
  if (state === 'ended') return 'Ended';
  const who = agent === me ? 'With you' : `With ${agent}`;
  return idle ? `${who} · idle` : who;
}

function showContact(kind, value) {
  const line = byId(`contact-${kind}`);
  line.hidden = !value;
  setText(line.querySelector('[data-testid]'), value ?? '');
}

const stars = (rating) => '★'.repeat(Math.max(0, Math.min(5, rating))).padEnd(5, '☆');

/** Characters as the limit counts them: code points. */
const lengthOf = (text) => [...text].length;
