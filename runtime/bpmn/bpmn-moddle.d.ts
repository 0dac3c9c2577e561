/** bpmn-moddle ships no types for its own entry point; this is the part of it that is used here. */
declare module 'bpmn-moddle' {
  export interface ParseWarning {
    readonly message: string;
    readonly property?: string;
    readonly element?: { readonly id?: string };
  }
  export interface ParseResult {
    readonly rootElement: Record<string, unknown> & { readonly $type: string };
    readonly warnings: readonly ParseWarning[];
  }
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string, type?: string): Promise<ParseResult>;
    toXML(element: unknown, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    create(
      type: string,
      attributes?: Readonly<Record<string, unknown>>,
    ): Record<string, unknown> & { $type: string };
  }
}
