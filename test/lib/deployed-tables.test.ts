import { TABLES } from '../../functions/contract/tables';
import { deployedKeys, deployedTables } from '../../lib/deployed-tables';

describe.each(['none', 'external'] as const)('with managedRunner=%s', (managedRunner) => {
  it('there is nothing that only runs need', () => {
    expect(deployedTables({ managedRunner })).toEqual(Object.keys(TABLES).filter((name) => name !== 'runs'));
    const { globalIndexes } = deployedKeys('jobs', { managedRunner });
    expect(Object.keys(globalIndexes)).toEqual(['by_id', 'projects_by_client']);
  });
});

describe.each(['stack', 'paused'] as const)('with managedRunner=%s', (managedRunner) => {
  it('there is all of it', () => {
    expect(deployedTables({ managedRunner })).toEqual(Object.keys(TABLES));
    expect(deployedKeys('jobs', { managedRunner })).toEqual(TABLES.jobs);
    expect(deployedKeys('runs', { managedRunner })).toEqual(TABLES.runs);
  });
});
