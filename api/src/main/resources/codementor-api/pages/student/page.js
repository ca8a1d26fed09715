import { send } from './api.js';
import { AskForm } from './ask-form.js';
import { FollowedJob } from './followed-job.js';
import { JobPanel } from './job-panel.js';
import { LiveEvents } from './live-events.js';
import { Session } from './session.js';
import { SignIn } from './sign-in.js';
import { CONNECTION } from './words.js';

const element = (id) => document.getElementById(id);
const POLL_WHILE_NOT_LIVE = 3_000;

const config = await send('GET', '/page-config.json').catch(() => ({ localSignIn: false, rehearsal: false }));
let session = null;
let live = null;
let job = null;
let connected = false;

const signIn = new SignIn(config.localSignIn, (signedIn) => enter(signedIn));
const askForm = new AskForm(ask);
const panel = new JobPanel(stop);
element('sign-out').addEventListener('click', () => leave());
element('reconnect').addEventListener('click', () => live?.connect());
window.addEventListener('hashchange', () => openFromAddress());
setInterval(() => !connected && refresh(), POLL_WHILE_NOT_LIVE);
showRehearsal(config.rehearsal);

const restored = Session.restore();
if (restored) {
  await enter(restored);
} else {
  signIn.show();
}

async function enter(newSession) {
  try {
    const me = await newSession.api.me();
    session = newSession;
    signIn.hide();
    element('who').hidden = false;
    element('who-name').textContent = me.name;
    askForm.show(me);
    live = new LiveEvents(config.events, session.token, { welcomed, received, connection, rejected });
    live.connect();
    await openFromAddress();
  } catch (problem) {
    leave(problem.status === 401 ? 'Your sign-in is over. Please come in again.' : problem.message);
  }
}

function leave(sentence = '') {
  live?.close();
  Session.end();
  session = live = null;
  if (!sentence) {
    job = null;
    history.replaceState(null, '', location.pathname);
    panel.hide();
  }
  askForm.hide();
  element('who').hidden = true;
  signIn.show(sentence);
}

async function ask(question, key) {
  const accepted = await session.api.ask(question, key);
  location.hash = `job=${accepted.id}`;
  open(accepted.id);
  job.facts = { ...job.facts, state: accepted.state, position: accepted.position };
  panel.show(job);
  job.follow();
  session.api.me().then((me) => askForm.quota(me.quota)).catch(() => {});
}

async function openFromAddress() {
  const id = new URLSearchParams(location.hash.slice(1)).get('job');
  if (id && session && id !== job?.id) {
    open(id);
  }
  await refresh();
  job?.follow();
}

function open(id) {
  if (job && live) {
    live.unfollow(job.id);
  }
  panel.stoppable();
  job = new FollowedJob(id, session.api, live, () => showJob());
}

/** From the api: what is missed while the live connection is away, and what only the ledger knows. */
async function refresh() {
  if (!job || !session || job.complete) {
    return;
  }
  try {
    await job.read();
  } catch (problem) {
    if (problem.status === 401) {
      rejected();
    } else if (problem.status === 404) {
      panel.problem(problem);
      job = null;
    }
  }
}

async function stop() {
  panel.stopping();
  try {
    await session.api.cancel(job.id);
  } catch (problem) {
    if (problem.code !== 'already-settled') {
      panel.stoppable();
      panel.problem(problem);
    }
  }
  await refresh();
}

function showJob() {
  panel.show(job);
  if (job.facts.rehearsal !== undefined) {
    showRehearsal(job.facts.rehearsal);
  }
}

function showRehearsal(rehearsal) {
  element('rehearsal').hidden = !rehearsal;
}

function welcomed() {
  job?.follow();
}

function received(frame) {
  if (job && frame.job === job.id) {
    job.receive(frame);
  }
}

function connection(state) {
  connected = state === 'live';
  element('connection').textContent = CONNECTION[state];
  element('reconnect').hidden = state !== 'waiting';
}

function rejected() {
  leave('Your sign-in is over. Please come in again; your question goes on meanwhile.');
}
