// For a supervisor that runs a command to know whether the process beside it lives: a container's
// HEALTHCHECK. Asks the port of the metrics where there is one, which every process has, else the API's.
const { PORT = '3000', METRICS_PORT } = process.env;
const port = METRICS_PORT && METRICS_PORT !== '0' ? METRICS_PORT : PORT;

await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(3_000) }).then(
  ({ status }) => {
    if (status !== 200) process.exitCode = 1;
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
