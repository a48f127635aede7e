// The list of chats: who waits, whom I talk to, whom colleagues talk to, who has gone.

import { arrange, byId, element, paintAvatar, setText, whenOf } from './dom.js';

const GROUPS = [
  { name: 'waiting', title: 'Waiting' },
  { name: 'mine', title: 'Yours' },
  { name: 'colleagues', title: "Colleagues'" },
  { name: 'ended', title: 'Ended' },
];

export class SessionList {
  #list = byId('session-list');
  #empty = byId('no-sessions');
  #groups = new Map();
  #items = new Map();
  #choose;

  constructor(choose) {
    this.#choose = choose;
    for (const group of GROUPS) this.#groups.set(group.name, this.#makeGroup(group));
    this.#list.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** Shows these sessions to the agent `me`; `open` is the id of the one on view, `types(id)` says who is typing. */
  show(sessions, { me, open, types }) {
    const members = new Map(GROUPS.map(({ name }) => [name, []]));
    for (const session of sessions) members.get(groupOf(session, me)).push(session);

    const shown = [];
    for (const { name } of GROUPS) {
      const group = this.#groups.get(name);
      const ordered = members.get(name).sort(name === 'waiting' ? longestWaitingFirst : latestFirst);
      arrange(group.items, ordered.map((session) => this.#item(session, { me, open, types: types(session.id) })));
      setText(group.count, String(ordered.length));
      if (ordered.length > 0) shown.push(group.section);
    }
    const known = new Set(sessions.map((session) => session.id));
    for (const id of this.#items.keys()) if (!known.has(id)) this.#items.delete(id);

    this.#empty.hidden = sessions.length > 0;
    arrange(this.#list, [this.#empty, ...shown]);
  }

  focus(sessionId) {
    (this.#items.get(sessionId)?.button ?? this.#list.querySelector('.item'))?.focus();
  }

  #makeGroup({ name, title }) {
    const count = element('span', { classes: 'group-count' });
    const heading = element('h2', { classes: 'group-title' }, element('span', { text: title }), count);
    heading.id = `group-${name}`;
    const items = element('ul', { attributes: { 'aria-labelledby': heading.id } });
    const section = element('section', { testid: 'session-group', data: { group: name } }, heading, items);
    return { section, items, count };
  }

  #item(session, { me, open, types }) {
    let item = this.#items.get(session.id);
    if (!item) this.#items.set(session.id, (item = this.#makeItem(session.id)));

    const { button } = item;
    button.dataset.state = session.state;
    button.dataset.agent = session.agent ?? '';
    button.dataset.unread = session.unread;
    button.dataset.idle = session.idle;
    button.dataset.group = groupOf(session, me);
    if (session.id === open) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');

    paintAvatar(item.avatar, session.visitor);
    setText(item.name, session.visitor);
    setText(item.contact, [session.emailAddress, session.phoneNumber].filter(Boolean).join(' · '));
    item.contact.hidden = item.contact.textContent === '';
    setText(item.last, lastLine(session));
    item.last.hidden = types;
    item.typing.hidden = !types;
    setText(item.time, whenOf(session.changedAt));
    item.time.setAttribute('datetime', session.changedAt);
    setText(item.unreadCount, String(session.unread));
    item.unread.hidden = session.unread === 0 || session.state === 'ended';
    setText(item.agent, agentLine(session, me));
    item.agent.hidden = item.agent.textContent === '';
    return item.row;
  }

  #makeItem(id) {
    const avatar = element('span', { attributes: { 'aria-hidden': 'true' } });
    const name = element('span', { classes: 'name', testid: 'session-name', attributes: { dir: 'auto' } });
    const contact = element('span', { classes: 'contact-line', testid: 'session-contact' });
    const last = element('span', { classes: 'last', testid: 'session-last', attributes: { dir: 'auto' } });
    const typing = element('span', { classes: 'is-typing', testid: 'session-typing', text: 'is typing…' });
    const time = element('time', { classes: 'time' });
    const unreadCount = element('span', { testid: 'session-unread' });
    const unread = element('span', { classes: 'unread' }, unreadCount, element('span', { classes: 'hidden', text: ' unread' }));
    const agent = element('span', { classes: 'with', testid: 'session-agent' });
    const button = element('button', {
      classes: 'item', testid: 'session-item', data: { sessionId: id }, attributes: { type: 'button' },
    },
    avatar,
    element('span', { classes: 'middle' }, name, contact, last, typing),
    element('span', { classes: 'right' }, time, unread, agent));
    button.addEventListener('click', () => this.#choose(id));
    return { row: element('li', {}, button), button, avatar, name, contact, last, typing, time, unread, unreadCount, agent };
  }

  #walk(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    if (!(event.key in steps)) return;
    const buttons = [...this.#list.querySelectorAll('.item')];
    const at = buttons.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + steps[event.key]))].focus();
  }
}

function groupOf(session, me) {
  if (session.state === 'active') return session.agent === me ? 'mine' : 'colleagues';
  return session.state;
}

function lastLine({ last }) {
  if (!last) return 'No message yet';
  return last.direction === 'agent' ? `${last.senderName}: ${last.text}` : last.text;
}

function agentLine({ state, agent, idle }, me) {
  return [agent === me ? '' : agent, idle && state !== 'ended' ? 'idle' : ''].filter(Boolean).join(' · ');
}

const longestWaitingFirst = (a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt);
const latestFirst = (a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt);
