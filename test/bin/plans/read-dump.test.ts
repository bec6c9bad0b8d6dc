import { readDump } from '../../../bin/plans/read-dump';
import { collected, inPieces } from './collected';

const ACTIONS = [
  { freezer_action: { action: 'backup', path_to_backup: 'C:\\data "x" it\'s', note: 'a\nb; --' } },
];
const SCHEDULE = { schedule_interval: '1 days', event: '' };
const DESCRIPTION = "it's\nÜmlaut; -- no comment\\";
const EXPECTED = {
  at: 'row 1',
  document: {
    job_id: 'a',
    project_id: 'p1',
    user_id: 'u1',
    client_id: 'p1_node-1',
    session_id: '',
    session_tag: 3,
    description: DESCRIPTION,
    job_schedule: SCHEDULE,
    job_actions: ACTIONS,
    created_at: '2024-05-10 08:00:00',
  },
};

const COLUMNS = [
  ...['created_at', 'updated_at', 'deleted', 'id', 'project_id', 'user_id', 'schedule', 'client_id'],
  ...['session_id', 'session_tag', 'description', 'job_actions'],
];

type Write = (text: string) => string;
const values = (id: string, deleted: string, text: Write): string =>
  [
    `'2024-05-10 08:00:00',NULL,${deleted},'${id}','p1','u1',${text(JSON.stringify(SCHEDULE))},'p1_node-1','',3`,
    `${text(DESCRIPTION)},${text(JSON.stringify(ACTIONS))}`,
  ].join();

const mysqlText: Write = (text) =>
  `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll(/["']/g, (quote) => `\\${quote}`)
    .replaceAll('\n', '\\n')}'`;
const sqliteText: Write = (text) => {
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\n', '\\n')}'`;
  return text.includes('\n') ? `replace(${quoted},'\\n',char(10))` : quoted;
};

/** As mysqldump 10.19 of MariaDB writes it. */
const MYSQL = `-- MariaDB dump 10.19
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS \`jobs\`;
CREATE TABLE \`jobs\` (
${COLUMNS.map((column) => `  \`${column}\` varchar(36) DEFAULT NULL,`).join('\n')}
  PRIMARY KEY (\`id\`),
  KEY \`k\` (\`client_id\`,\`id\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
LOCK TABLES \`jobs\` WRITE;
INSERT INTO \`jobs\` VALUES
(${values('a', '0', mysqlText)}),
(${values('b', '1', mysqlText)});
UNLOCK TABLES;
INSERT INTO \`sessions\` VALUES (1,_binary 'x',-1.5e3);
`;

const COMPLETE = `INSERT INTO \`freezer\`.\`jobs\` (${COLUMNS.map((column) => `\`${column}\``).join(', ')}) VALUES (${values('a', 'NULL', mysqlText)});`;

/** As sqlite3 3.40 writes it. */
const SQLITE = `PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "jobs" (
${COLUMNS.map((column) => `\t${column} VARCHAR(36) NOT NULL, `).join('\n')}
	CHECK (deleted IN (0, 1)),
	FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO jobs VALUES(${values('a', '0', sqliteText)});
INSERT INTO jobs VALUES(${values('b', '1', sqliteText)});
COMMIT;
`;

const read = (text: string) => collected(readDump(inPieces(text)));

describe('readDump', () => {
  it.each([
    ['mysqldump', MYSQL],
    ['mysqldump --complete-insert', COMPLETE],
    ['sqlite3 .dump', SQLITE],
  ])('reads what %s wrote, without what was deleted', async (_tool, dump) => {
    expect(await read(dump)).toEqual([EXPECTED]);
  });

  it('hands on the times that a row has', async () => {
    const [plan] = await read(COMPLETE.replace(',NULL,NULL,', ",'2024-05-11 01:00:07',0,"));
    expect(plan).toMatchObject({ document: { updated_at: '2024-05-11 01:00:07' } });
  });

  it('goes on after a row whose documents cannot be read', async () => {
    const broken = COMPLETE.replace('{', '').replace("'a'", "'broken'");
    expect(await read(`${broken}\n${COMPLETE}`)).toEqual([
      { at: 'row 1', fault: 'Malformed JSON' },
      { ...EXPECTED, at: 'row 2' },
    ]);
  });

  it.each([
    ['{},"project_id":"p2","user_credentials":{"trust_id":"t","trustor_user_id":"u"}', 'null'],
    ['{}', '[],"project_id":"p2"'],
    ['{}', '[]}, {"job_id": "second"'],
  ])('takes a column for no more than one value: %s and %s', async (schedule, job_actions) => {
    const columns = ['deleted', 'id', 'project_id', 'user_id', 'client_id', 'schedule', 'job_actions'];
    const row = ["0,'a','p1','u1','node-1'", mysqlText(schedule), mysqlText(job_actions)].join();
    const names = columns.map((column) => `\`${column}\``).join();
    const dump = `INSERT INTO \`jobs\` (${names}) VALUES (${row});`;
    expect(await read(dump)).toEqual([{ at: 'row 1', fault: 'Malformed JSON' }]);
  });

  it('finds nothing in a dump without the table', async () => {
    expect(await read('INSERT INTO `sessions` VALUES (1);')).toEqual([]);
  });

  it.each([
    [
      "columns that are not Freezer 13's",
      'INSERT INTO `jobs` (`id`) VALUES (1);',
      /has no column project_id, /,
    ],
    [
      'fewer columns than values',
      'INSERT INTO `jobs` (`id`) VALUES (1,2);',
      /^The dump is not one of mysqldump /,
    ],
    [
      'an unknown function',
      "INSERT INTO `jobs` (`id`) VALUES (load('hunter2'));",
      /^The dump is not one of /,
    ],
    ['an end in the middle', "INSERT INTO `jobs` (`id`) VALUES ('hunter2',", /^The dump is not one of /],
    ['a table without an end', 'CREATE TABLE `jobs` (`id` varchar(36)', /^The dump is not one of /],
  ])('refuses %s', async (_case, dump, sentence) => {
    await expect(read(dump)).rejects.toThrow(sentence);
    await expect(read(dump)).rejects.not.toThrow('hunter2');
  });
});
