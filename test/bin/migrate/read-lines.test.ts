import { gzipSync } from 'node:zlib';
import { readLines } from '../../../bin/migrate/read-lines';
import { collected } from './collected';
import { type Folder, makeFolder } from './command';

const JOB = '{"job_id":"j"}';
const ACTION = '{"action_id":"Ü"}';

describe('readLines', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const read = (content: string | Buffer) => collected(readLines(folder.write('in.jsonl', content)));

  it('gives a document a line, with or without a last line break', async () => {
    const documents = [
      { at: 'line 1', kind: 'jobs', document: { job_id: 'j' } },
      { at: 'line 3', kind: 'actions', document: { action_id: 'Ü' } },
    ];
    expect(await read(`${JOB}\n\n${ACTION}\n`)).toEqual(documents);
    expect(await read(`${JOB}\r\n \r\n${ACTION}`)).toEqual(documents);
  });

  it('reads characters and lines that lie in two pieces of the file', async () => {
    // A file comes in pieces of 64 KB.
    const documents = Array.from({ length: 5000 }, (_, n) => ({
      job_id: `${n}`,
      name: 'Ü😀'.repeat(n % 40),
    }));
    const given = await read(documents.map((document) => JSON.stringify(document)).join('\n'));
    expect(given.map((one) => ('document' in one ? one.document : one))).toEqual(documents);
  });

  it('unpacks what gzip packed', async () => {
    expect(await read(gzipSync(`${JOB}\n${ACTION}\n`))).toHaveLength(2);
  });

  it('ends with a sentence where what was packed is cut off', async () => {
    const packed = gzipSync(JOB.repeat(1000));
    await expect(read(packed.subarray(0, packed.length - 20))).rejects.toThrow(
      /in\.jsonl cannot be read: unexpected end/,
    );
  });

  it('takes a byte order mark at the beginning for none, and no other', async () => {
    const [first, second] = await read(`\ufeff${JOB}\n\ufeff${JOB}`);
    expect(first).toMatchObject({ document: { job_id: 'j' } });
    expect(second).toEqual({ at: 'line 2', fault: 'Malformed JSON' });
  });

  it('refuses a line that is not UTF-8, and no other', async () => {
    const latin1 = Buffer.from('{"job_id":"j","name":"M\u00fcller"}\n', 'latin1');
    const [first, second] = await read(Buffer.concat([latin1, Buffer.from(JOB)]));
    expect(first).toEqual({ at: 'line 1', fault: 'The line is not UTF-8' });
    expect(second).toMatchObject({ document: { job_id: 'j' } });
  });

  it('ends at what goes on and on without a line break', async () => {
    await expect(read('x'.repeat(9 * 1024 * 1024))).rejects.toThrow('these are no JSON Lines');
  });

  it.each([
    ['a plan in a session', { job_id: 'j', session_id: 's', client_id: 'c' }, 'jobs'],
    ['a session', { session_id: 's' }, 'sessions'],
    ['a record', { backup_id: 'b' }, 'backups'],
    ['a client as it is shown', { client: { client_id: 'c' } }, 'clients'],
    ['a client as it is sent', { client_id: 'c' }, 'clients'],
  ])('knows %s by its ids', async (_case, document, kind) => {
    expect(await read(JSON.stringify(document))).toMatchObject([{ kind }]);
  });

  it.each([
    ['what is no JSON', '{"password":"hunter2"', 'Malformed JSON'],
    ['what is no object', '["hunter2"]', 'The body must be a JSON object.'],
    ['what has no id', '{"password":"hunter2"}', 'It has none of job_id, '],
    ['a number that would be rounded', '{"a":9007199254740993}', /cannot be kept exactly/],
    ['what is nested too deeply', `{"a":${'['.repeat(50)}${']'.repeat(50)}}`, /nest/i],
  ])('says of %s what is wrong, and goes on', async (_case, line, fault) => {
    const [first, second] = await read(`${line}\n${JOB}`);
    expect(first).toEqual({ at: 'line 1', fault: expect.stringMatching(fault) as string });
    expect(JSON.stringify(first)).not.toContain('hunter2');
    expect(second).toMatchObject({ at: 'line 2' });
  });
});
