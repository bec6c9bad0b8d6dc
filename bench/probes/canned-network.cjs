'use strict';

/** Node's HTTP client without a network: every request gets its operation's response at once, always the same bytes. */

const { EventEmitter } = require('node:events');
const http = require('node:http');
const https = require('node:https');
const { Readable, Writable } = require('node:stream');

/** As a kept-alive connection is, which a request gets at once. */
class CannedSocket extends EventEmitter {
  connecting = false;

  setTimeout(_ms, onTimeout) {
    if (onTimeout) this.once('timeout', onTimeout);
    return this;
  }

  setKeepAlive() {
    return this;
  }
}

const socket = new CannedSocket();

class CannedRequest extends Writable {
  socket = socket;

  constructor(body, onResponse) {
    super();
    this.body = body;
    if (onResponse) this.once('response', onResponse);
  }

  setTimeout() {
    return this;
  }

  _write(_chunk, _encoding, done) {
    done();
  }

  _final(done) {
    done();
    this.emit('response', cannedResponse(this.body));
  }
}

function cannedResponse(body) {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(body.length) };
  const rawHeaders = Object.entries(headers).flat();
  const chunks = [body];
  const read = function () {
    this.push(chunks.pop() ?? null);
  };
  return Object.assign(new Readable({ read }), { statusCode: 200, statusMessage: 'OK', headers, rawHeaders });
}

/** @param responses Texts by the name of DynamoDB's operation. */
function can(responses) {
  const bodies = new Map(Object.entries(responses).map(([name, text]) => [name, Buffer.from(text)]));
  for (const client of [http, https]) {
    client.request = (...args) =>
      new CannedRequest(
        bodies.get(operationOf(args)),
        args.find((arg) => typeof arg === 'function'),
      );
  }
}

/** The header is `DynamoDB_20120810.GetItem`. */
function operationOf(args) {
  const { headers } = args.find((arg) => arg.headers !== undefined);
  return headers['x-amz-target'].split('.')[1];
}

module.exports = { can };
