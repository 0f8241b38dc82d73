// `node scripts/ensure.mjs run|test [--quiet]`: makes the checkout ready to run (or to be tested).
// Written so that even an old Node can read it and say what is missing: no static imports, no new syntax.
const wanted = 20;
if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    `Gongkai needs Node.js ${wanted} or later, this is ${process.version}. Install the current LTS from https://nodejs.org and run the command again.\n` +
      `公开（Gongkai）需要 Node.js ${wanted} 或更高版本，当前为 ${process.version}。请从 https://nodejs.org 安装长期支持版后重新运行。`,
  );
  process.exit(1);
}

const scope = process.argv[2] === 'test' ? 'test' : 'run';
const quiet = process.argv.includes('--quiet');
/** Progress goes to stderr: stdout belongs to the command that follows. */
const say = (line) => process.stderr.write(`${line}\n`);

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled(scope, say))
  .then(() => import('./build.mjs'))
  .then(({ ensureBuilt }) => ensureBuilt(quiet ? () => {} : say))
  .catch((problem) => {
    say(problem.remedy ? problem.message : problem.stack);
    process.exitCode = 1;
  });
