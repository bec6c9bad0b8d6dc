/* global SwaggerUIBundle -- the script before this one defines it */
const find = (id) => document.getElementById(id);

const page = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  // Otherwise the description would be sent to a service that checks it.
  validatorUrl: null,
  // A token that comes before the description would be dropped.
  onComplete: () => void offerUsers().catch(tellFault),
});

/** Shows whom one may log in as; with an identity service that runs elsewhere that is nobody. */
async function offerUsers() {
  const users = await (await fetch('users')).json();
  for (const { name, project } of users) find('user').add(new Option(`${name} (project ${project})`, name));
  find('login').hidden = users.length === 0;
}

async function logIn() {
  const user = find('user').value;
  const answer = await fetch('token', { method: 'POST', body: user });
  const { token, error } = await answer.json();
  if (token) page.preauthorizeApiKey('keystone', token);
  find('outcome').textContent = token ? `Requests carry a token of ${user}.` : error;
}

function tellFault({ message }) {
  find('outcome').textContent = `The local stack does not answer: ${message}`;
}

find('login').addEventListener('submit', (event) => {
  event.preventDefault();
  logIn().catch(tellFault);
});
