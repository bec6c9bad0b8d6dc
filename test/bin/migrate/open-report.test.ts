import { chmodSync, statSync, symlinkSync } from 'node:fs';
import { openReport } from '../../../bin/migrate/open-report';
import { type Folder, makeFolder } from './command';

describe('openReport', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = makeFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('writes a new file in place of a link, not what the link leads to', () => {
    const [file, victim] = [folder.path('report.jsonl'), folder.write('victim', [{ old: true }])];
    symlinkSync(victim, file);
    openReport(file).close();
    expect(folder.lines('victim')).toEqual([{ old: true }]);
    expect(folder.lines('report.jsonl')).toEqual([]);
  });

  it('keeps what it writes from others, also in a file that was there', () => {
    const file = folder.write('report.jsonl', [{ old: true }]);
    chmodSync(file, 0o644);
    openReport(file).close();
    expect(folder.lines('report.jsonl')).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes to what is no file as well', () => {
    const { mode } = statSync('/dev/null');
    openReport('/dev/null').close();
    expect(statSync('/dev/null').mode).toBe(mode);
  });
});
