import type { Receipt } from '#runtime/wire';

const KEY = 'linli-receipt';

/** The receipt just given, kept for this tab so that a reload still shows it; its secret is nowhere else. */
export function keepReceipt(receipt: Receipt): void {
  sessionStorage.setItem(KEY, JSON.stringify(receipt));
}

export function keptReceipt(caseId: string): Receipt | undefined {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return undefined;
  const receipt = JSON.parse(text) as Receipt;
  return receipt.caseId === caseId ? receipt : undefined;
}
