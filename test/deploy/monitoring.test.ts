// The dashboard and the alerts ask for metrics that there are, by labels that they have.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { Histogram, type MetricObject, Summary } from 'prom-client';
import t, { type Test } from 'tap';
import { parse } from 'yaml';
import { createMetrics, observeProcess } from '../../src/metrics.js';
import { needs } from '../helpers/programs.js';

/** Labels by name of what Prometheus knows of Kontor. */
function exported(): Map<string, Set<string>> {
  const metrics = createMetrics({
    pool: () => ({ total: 0, idle: 0, waiting: 0 }),
    queue: async () => undefined,
    redis: () => undefined,
  });
  observeProcess(metrics);
  // Prometheus's own.
  const ofTarget = ['job', 'instance'];
  const all = new Map([['up', new Set(ofTarget)]]);
  for (const metric of metrics.registry.getMetricsAsArray()) {
    const { name, labelNames = [] } = metric as unknown as MetricObject & { labelNames?: string[] };
    const labels = [...ofTarget, ...labelNames];
    if (metric instanceof Histogram || (metric as object) instanceof Summary) {
      all.set(`${name}_bucket`, new Set([...labels, 'le']));
      for (const end of ['_sum', '_count']) all.set(name + end, new Set(labels));
    } else all.set(name, new Set(labels));
  }
  return all;
}

interface Asked {
  metrics: string[];
  labels: string[];
  fault: boolean;
}

function read(expression: string): Asked {
  const asked: Asked = { metrics: [], labels: [], fault: false };
  // What Grafana puts in.
  const text = expression.replaceAll('$__rate_interval', '5m');
  parser.parse(text).iterate({
    enter({ type, from, to }) {
      if (type.isError) asked.fault = true;
      if (type.name === 'VectorSelector')
        asked.metrics.push(/^[\w:]+/.exec(text.slice(from, to))?.[0] ?? '');
      if (type.name === 'LabelName') asked.labels.push(text.slice(from, to));
    },
  });
  return asked;
}

function check(t: Test, expression: string, known: Map<string, Set<string>>): void {
  const { metrics, labels, fault } = read(expression);
  t.notOk(fault, `a valid expression: ${expression}`);
  t.ok(metrics.length > 0);
  for (const metric of metrics) t.ok(known.has(metric), `${metric} is exported`);
  for (const label of labels)
    t.ok(
      metrics.some((metric) => known.get(metric)?.has(label)),
      `${label} is a label of ${metrics}`,
    );
}

t.test('what is read is checked', async (t) => {
  t.match(read('sum by (task) (rate(a_total{b="c"}[5m]))'), {
    metrics: ['a_total'],
    labels: ['task', 'b'],
    fault: false,
  });
  t.ok(read('sum(').fault);
});

interface Panel {
  title: string;
  type: string;
  targets?: Array<{ expr: string; legendFormat: string }>;
  fieldConfig: { defaults: { noValue?: string } };
}

t.test('the dashboard', async (t) => {
  const known = exported();
  const { panels } = JSON.parse(readFileSync('deploy/grafana/dashboards/kontor.json', 'utf8')) as {
    panels: Panel[];
  };
  const shown = panels.filter(({ type }) => type !== 'row');
  t.ok(shown.length > 15);
  for (const { targets = [], title, fieldConfig } of shown) {
    t.ok(targets.length > 0, title);
    t.ok(
      fieldConfig.defaults.noValue,
      `${title} says what it shows where nothing has happened yet`,
    );
    for (const { expr, legendFormat } of targets) {
      check(t, expr, known);
      const { metrics } = read(expr);
      for (const [, label] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
        t.ok(known.get(metrics[0] as string)?.has(label as string), `${title} has ${label}`);
    }
  }
  const asked = new Set(
    shown.flatMap(({ targets = [] }) => targets.flatMap((o) => read(o.expr).metrics)),
  );
  for (const name of [...known.keys()].filter((one) =>
    /^kontor_(?!redis).*(total|count)$/.test(one),
  ))
    t.ok(asked.has(name), `${name} is shown`);
});

t.test('the alerts', async (t) => {
  const known = exported();
  const { groups } = parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8')) as {
    groups: Array<{ rules: Array<{ alert: string; expr: string }> }>;
  };
  const rules = groups.flatMap((group) => group.rules);
  t.ok(rules.length > 8);
  const guide = readFileSync('docs/operations.md', 'utf8');
  for (const { alert, expr } of rules) {
    check(t, expr, known);
    t.ok(guide.includes(`\`${alert}\``), `docs/operations.md says what to do at ${alert}`);
  }
  const names = [...guide.matchAll(/`(kontor_[a-z_]+)`/g)].map(([, name]) => name as string);
  for (const name of names)
    t.ok(known.has(name) || known.has(`${name}_count`), `${name} of the guide is exported`);
});

t.test('as Prometheus itself reads them', needs('promtool'), async (t) => {
  const promtool = (...args: string[]) =>
    execFileSync('promtool', args, { cwd: 'deploy/prometheus', encoding: 'utf8' });
  t.match(promtool('check', 'config', 'prometheus.yaml'), 'is valid prometheus config');
  t.match(promtool('test', 'rules', 'alerts.test.yaml'), 'SUCCESS');
});
