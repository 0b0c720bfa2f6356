// Kontor's own pages for the links in e-mails about accounts, for shops that have none: reset a
// password, verify an address, accept an invitation. The token stands behind `#`, so that no server
// log and no Referer header ever holds it.
import type { FastifyInstance } from 'fastify';
import { type AccountWords, accountWords } from './account-page-words.js';

type Action = 'reset-password' | 'verify-email' | 'accept-invitation';

const actions: Record<Action, (words: AccountWords) => string> = {
  'reset-password': (words) => password(words),
  // A stranger may have registered the address: the password shows who owns the account.
  'verify-email': (words) =>
    field('password', words.ownPassword, 'password', 'current-password', ' maxlength="128"'),
  'accept-invitation': (words) =>
    `${field('firstName', words.firstName, 'text', 'given-name')}${field('lastName', words.lastName, 'text', 'family-name')}${password(words)}`,
};

const field = (name: string, label: string, type: string, autocomplete: string, more = '') =>
  `<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required${more}>
`;

const password = (words: AccountWords) =>
  `${field('password', words.password, 'password', 'new-password', ' minlength="8" maxlength="128" aria-describedby="hint"')}<p id="hint" class="hint">${words.passwordHint}</p>
`;

function page(action: Action, language: string): string {
  const words = accountWords[language] ?? (accountWords.en as AccountWords);
  const own = words[action];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${own.title}</title>
<link rel="stylesheet" href="/account/account.css">
<script src="/account/account.js" defer></script>
</head>
<body>
<main>
<h1>${own.title}</h1>
<form data-action="${action}" data-busy="${words.busy}" data-failed="${words.failed}" data-invalid="${words.invalid}" data-weak="${words.weak}" data-wrong-password="${words.wrongPassword}">
<p>${own.text}</p>
${actions[action](words)}<button type="submit">${own.button}</button>
<p role="alert" hidden></p>
</form>
<p class="done" role="status" hidden>${own.done}</p>
<noscript><p>${words.noScript}</p></noscript>
</main>
</body>
</html>
`;
}

const script = `'use strict';
const form = document.querySelector('form');
const alertText = form.querySelector('[role=alert]');
const button = form.querySelector('button');
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
// Neither the history nor a bookmark keeps the token.
history.replaceState(null, '', location.pathname + location.search);
const paths = {
  'reset-password': '/v1/auth/password-reset/confirm',
  'verify-email': '/v1/auth/email-verification/confirm',
  'accept-invitation': '/v1/auth/invitations/accept',
};
const { action, busy, failed, invalid, weak, wrongPassword } = form.dataset;
const say = (text) => {
  alertText.textContent = text;
  alertText.hidden = false;
};
if (token === '') say(invalid);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  alertText.hidden = true;
  const label = button.textContent;
  button.disabled = true;
  button.textContent = busy;
  try {
    const response = await fetch(paths[action], {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, ...Object.fromEntries(new FormData(form)) }),
    });
    if (response.ok) {
      form.hidden = true;
      document.querySelector('.done').hidden = false;
      return;
    }
    const { code, detail, errors = [] } = await response.json();
    const isWeak = errors.some(({ pointer }) => pointer === '/password');
    if (code === 'wrong_password') say(wrongPassword);
    else if (code === 'link_invalid' || errors.some(({ pointer }) => pointer === '/token')) say(invalid);
    else if (isWeak) say(weak);
    else say(detail ?? failed);
  } catch {
    say(failed);
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
});
`;

const styles = `:root { color-scheme: light dark; --ink: #1f2a24; --paper: #f3f4f1; --card: #fff; --line: #8a948e; --accent: #1f6f54; --on-accent: #fff; --error: #a3241d }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebe7; --paper: #141a17; --card: #1d2521; --line: #7c8a82; --accent: #7fd1b0; --on-accent: #0c1a14; --error: #ff9d94 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 26rem; margin: 10vh auto 2rem; padding: 2rem; background: var(--card); border-radius: 10px }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25 }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
input { width: 100%; padding: .6rem .7rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px }
input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.hint { margin: .3rem 0 0; font-size: .875rem; opacity: .85 }
button { width: 100%; margin-top: 1.5rem; padding: .7rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 6px; cursor: pointer }
button:disabled { opacity: .6; cursor: default }
[role=alert] { margin: 1rem 0 0; color: var(--error) }
@media (max-width: 30rem) { main { margin: 0; min-height: 100vh; border-radius: 0; padding: 1.5rem } }
`;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function serveAccountPages(app: FastifyInstance): void {
  const options = { schema: { hide: true } };
  for (const action of Object.keys(actions) as Action[])
    app.get(`/account/${action}`, options, (request, reply) => {
      const { lang } = request.query as { lang?: unknown };
      const wanted = typeof lang === 'string' ? (lang.split('-')[0] ?? '') : '';
      const language = Object.hasOwn(accountWords, wanted) ? wanted : 'en';
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', policy)
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .send(page(action, language));
    });
  app.get('/account/account.js', options, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script),
  );
  app.get('/account/account.css', options, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(styles),
  );
}
