import type { Finding } from '#runtime/model';
import { lineOf } from './lines.ts';
import { createModdle } from './moddle.ts';
import { readAssociations } from './read/associations.ts';
import { globalTasks } from './read/global.ts';
import { listOf, type ModelElement } from './read/model.ts';
import { readProcess } from './read/process.ts';
import { Reader } from './read/reader.ts';
import type { CompiledFile, Graph } from './types.ts';

/** What a parser said beside its result. */
export interface ParseNote {
  readonly message: string;
  readonly element?: string;
}

/**
 * Reads BPMN XML and compiles every executable process of it, once, at publishing. Never throws for a bad model:
 * what is wrong stands in the findings, with the element, the line and how to mend it.
 */
export async function compileBpmn(xml: string): Promise<CompiledFile> {
  let parsed: Awaited<ReturnType<ReturnType<typeof createModdle>['fromXML']>>;
  try {
    parsed = await createModdle().fromXML(xml);
  } catch (error) {
    return { processes: [], findings: [unreadable(error)] };
  }
  const notes = parsed.warnings.map((warning) => {
    const element = warning.element?.id;
    return element === undefined ? { message: warning.message } : { message: warning.message, element };
  });
  const file = compileDefinitions(parsed.rootElement as ModelElement, notes);
  return { processes: file.processes, findings: file.findings.map((finding) => withLine(finding, xml)) };
}

/** Compiles a model that is already parsed (moddle's `bpmn:Definitions`), e.g. one that an import has translated. */
export function compileDefinitions(
  definitions: ModelElement,
  notes: readonly ParseNote[] = [],
): CompiledFile {
  const reader = new Reader();
  for (const note of notes) {
    const drawn = !/Diagram|Plane|Shape|Edge|Label/.test(note.message);
    const lost = /unresolved reference|duplicate ID|unparsable|unknown element/i.test(note.message);
    reader.find(
      /unresolved reference/.test(note.message) ? 'unresolved-reference' : 'parse-warning',
      drawn && lost ? 'error' : 'warning',
      note.element,
      { zh: `读取时发现：${note.message}`, en: `While reading: ${note.message}` },
      { zh: '在设计器里打开并改正，再保存。', en: 'Open it in the designer, correct it and save again.' },
    );
  }
  readAssociations(definitions, reader);
  const processes: Graph[] = [];
  for (const root of [...listOf(definitions, 'rootElements'), ...globalTasks(definitions)]) {
    if (root.$type === 'bpmn:Process' && listOf(root, 'flowElements').length > 0)
      processes.push(readProcess(root, reader));
  }
  const executable = processes.filter((process) => process.executable);
  if (executable.length === 0) {
    reader.error(
      'no-executable-process',
      undefined,
      { zh: '文件里没有可以执行的流程。', en: 'The file has no executable process.' },
      { zh: '把流程标为「可执行」。', en: 'Mark the process as executable.' },
    );
  }
  return { processes: executable, findings: reader.findings };
}

function unreadable(error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return {
    rule: 'xml-unreadable',
    severity: 'error',
    message: { zh: `这不是可读的 BPMN 文件：${message}`, en: `This is not a readable BPMN file: ${message}` },
    mend: { zh: '换一个 BPMN 2.0 文件。', en: 'Choose a BPMN 2.0 file.' },
  };
}

function withLine(finding: Finding, xml: string): Finding {
  const line = finding.element === undefined ? undefined : lineOf(xml, finding.element);
  return line === undefined ? finding : { ...finding, line };
}
