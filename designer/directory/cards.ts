import type { TableColumnType } from 'antd';

/**
 * Columns whose cells carry their heading, for a table with the class `as-cards`: on a phone each row becomes a card
 * of heading and value (directory.css).
 */
export function asCards<T>(columns: readonly TableColumnType<T>[]): TableColumnType<T>[] {
  return columns.map((column) =>
    typeof column.title === 'string'
      ? { ...column, onCell: () => ({ 'data-label': column.title }) as Record<string, string> }
      : column,
  );
}
