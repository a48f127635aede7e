// The agent's console: joins the simulator under a name and keeps the page in step with what it pushes.

import { Conversation } from './conversation.js';
import { byId, paintAvatar, setText } from './dom.js';
import { Link } from './link.js';
import { SessionList } from './sessions.js';
import { Typing } from './typing.js';

const REMEMBERED = 'xelion-chat-simulator.console';
const NOTICE_TIME = 6000;

const sessions = new Map();
let me = null;
let simulator = null;

const conversation = new Conversation({
  says: (sessionId, text) => ask('say', { sessionId, text }).catch(() => conversation.giveBack(sessionId, text)),
  types: (sessionId) => ask('type', { sessionId }).catch(() => {}),
  reads: (sessionId) => ask('read', { sessionId }).catch(() => {}),
  handsOver: (sessionId, agent) => ask('handOver', { sessionId, agent }).catch(() => {}),
  takesOver: (sessionId) => ask('open', { sessionId, take: true }).then(() => conversation.focus(), () => {}),
  asks: (sessionId) => ask('askStillThere', { sessionId }).catch(() => {}),
  ends: (sessionId) => ask('end', { sessionId }).catch(() => {}),
  leaves: () => { location.hash = ''; },
});
const list = new SessionList((sessionId) => choose(sessionId));
const typing = new Typing((sessionId) => {
  if (sessionId === conversation.sessionId) conversation.typing(typing.has(sessionId));
  refreshList();
});
const link = new Link(new URL('socket', location.href.replace(/^http/, 'ws').replace(/[?#].*$/, '')), {
  state: connectionChanged,
  frame: (frame) => received[frame.type]?.(frame),
});

// what the simulator pushes
const received = {
  welcome(frame) {
    if (simulator !== null && simulator !== frame.simulator) startOver();
    simulator = frame.simulator;
    me = frame.name;
    remember();
    conversation.welcome(frame);
    sessions.clear();
    typing.clear();
    for (const session of frame.sessions) sessions.set(session.id, session);
    setText(byId('me'), me);
    paintAvatar(byId('my-avatar'), me);
    this.agents(frame);
    const arriving = byId('desk').hidden;
    byId('gate').hidden = true;
    byId('desk').hidden = false;
    refreshList();
    if (arriving) byId('me').focus();
    // after a lost connection the chat on view is asked for again; it is looked at, not taken
    const open = conversation.sessionId;
    if (open !== null && sessions.has(open)) {
      conversation.session(sessions.get(open));
      ask('open', { sessionId: open, take: false }).catch(() => {});
    } else if (open !== null) {
      conversation.close();
      location.hash = '';
    } else showChosen();
  },
  agents({ agents }) {
    conversation.colleagues(agents.filter(({ name, online }) => online && name !== me).map(({ name }) => name));
    const online = agents.some((agent) => agent.name === me && agent.online);
    byId('online-switch').setAttribute('aria-checked', String(online));
    byId('connection').dataset.online = online;
    showStatus();
    // the gateway is online as long as one agent is
    byId('offline-hint').hidden = agents.some((agent) => agent.online);
  },
  session({ session }) {
    const before = sessions.get(session.id);
    sessions.set(session.id, session);
    announce(before, session);
    if (session.id === conversation.sessionId) {
      conversation.session(session);
      conversation.typing(typing.has(session.id));
    }
    refreshList();
  },
  sessionGone({ sessionId }) {
    sessions.delete(sessionId);
    typing.show(sessionId, 0);
    if (sessionId === conversation.sessionId) location.hash = '';
    refreshList();
  },
  entries(frame) {
    if (frame.sessionId === conversation.sessionId) conversation.entries(frame);
  },
  typing({ sessionId, remaining }) {
    typing.show(sessionId, remaining);
  },
};

function connectionChanged(state) {
  byId('connection').dataset.state = state;
  showStatus();
  conversation.connected(state === 'connected');
  byId('online-switch').disabled = state !== 'connected';
  if (state === 'lost') announceText('Connection lost, trying again');
}

function showStatus() {
  const { state, online } = byId('connection').dataset;
  const presence = online === 'true' ? 'Online' : 'Offline';
  setText(byId('connection'), { connecting: 'Connecting…', connected: presence, lost: 'Not connected' }[state]);
  byId('lost').hidden = state !== 'lost';
}

/** The agent picked a session: from here on it is his, if nobody has it yet. */
function choose(sessionId) {
  chosenByHand = sessionId;
  if (location.hash === hashOf(sessionId)) showChosen();
  else location.hash = hashOf(sessionId);
}

// The session on view is part of the address, so that a phone's back button leads back to the list.
let chosenByHand = null;

function showChosen() {
  if (me === null) return;
  const sessionId = location.hash.slice(1);
  const byHand = chosenByHand === sessionId;
  chosenByHand = null;
  const session = sessions.get(sessionId);
  if (!session) {
    const left = conversation.sessionId;
    if (left !== null) {
      conversation.close();
      ask('close').catch(() => {});
    }
    byId('desk').dataset.view = 'list';
    refreshList();
    if (left !== null) list.focus(left);
    return;
  }
  byId('desk').dataset.view = 'conversation';
  conversation.open(session);
  conversation.typing(typing.has(sessionId));
  refreshList();
  const take = byHand && session.state === 'waiting';
  ask('open', { sessionId, take }).then(() => byHand && conversation.focus(), () => {});
}

function refreshList() {
  list.show([...sessions.values()], { me, open: conversation.sessionId, types: (id) => typing.has(id) });
  let unread = 0;
  for (const session of sessions.values()) {
    if (session.state === 'waiting' || session.agent === me) unread += session.unread;
  }
  document.title = unread > 0 ? `(${unread}) Agent's console` : "Agent's console";
}

/** What changed elsewhere is said once, for whoever cannot see the list. */
function announce(before, now) {
  if (!before) announceText(`New chat from ${now.visitor}`);
  else if (now.state === 'ended' && before.state !== 'ended') {
    if (now.agent === me && now.id !== conversation.sessionId) notify(`The chat with ${now.visitor} has ended`);
  } else if (now.agent === me && before.agent && before.agent !== me) notify(`The chat with ${now.visitor} is yours now`);
  else if (before.agent === me && now.agent && now.agent !== me) notify(`${now.agent} has the chat with ${now.visitor} now`);
  else if (now.unread > before.unread && now.id !== conversation.sessionId && (now.agent === me || !now.agent)) {
    announceText(`New message from ${now.visitor}`);
  }
}

function announceText(text) {
  byId('announcer').textContent = text;
}

let noticeTimer = null;

function notify(text) {
  const notice = byId('notice');
  notice.hidden = false;
  notice.textContent = text;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.hidden = true; }, NOTICE_TIME);
}

/** Sends a request; a refusal is told to the agent and passed on. */
function ask(type, fields) {
  return link.request(type, fields).catch((refusal) => {
    notify(`${refusal.message}.`);
    throw refusal;
  });
}

/** Another simulator answers now: nothing of the old one may be mistaken for the new one's. */
function startOver() {
  conversation.close();
  conversation.forgetDrafts();
  location.hash = '';
  byId('desk').dataset.view = 'list';
  notify('The simulator was started again');
}

function join(name) {
  byId('gate').hidden = true;
  link.connect(() => {
    ask('join', { name }).catch(() => {
      if (link.open) leave();
    });
  });
}

function leave() {
  link.request('leave').catch(() => {});
  link.close();
  me = null;
  simulator = null;
  sessionStorage.removeItem(REMEMBERED);
  typing.clear();
  sessions.clear();
  conversation.close();
  conversation.forgetDrafts();
  location.hash = '';
  document.title = "Agent's console";
  showGate();
}

function showGate() {
  byId('desk').hidden = true;
  byId('gate').hidden = false;
  byId('agent-name').focus();
}

// A window keeps its agent when it is loaded again; another window is another agent.
function remember() {
  sessionStorage.setItem(REMEMBERED, JSON.stringify({ name: me, simulator }));
}

const hashOf = (sessionId) => `#${sessionId}`;

byId('agent-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const name = byId('agent-name').value.trim();
  if (name === '') byId('agent-name').value = '';
  else join(name);
});
byId('leave').addEventListener('click', leave);
byId('online-switch').addEventListener('click', ({ currentTarget }) => {
  ask('setOnline', { online: currentTarget.getAttribute('aria-checked') !== 'true' }).catch(() => {});
});
window.addEventListener('hashchange', showChosen);
document.addEventListener('visibilitychange', () => conversation.readIfSeen());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && conversation.sessionId !== null && !byId('end-dialog').open) location.hash = '';
});

const remembered = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? 'null');
const invited = new URLSearchParams(location.search).get('agent')?.trim();
if (remembered) {
  simulator = remembered.simulator;
  join(remembered.name);
} else if (invited) join([...invited].slice(0, 50).join(''));
else {
  location.hash = '';
  showGate();
}
