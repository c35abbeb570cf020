package godwit.inspection.tables;

import godwit.storage.Row;
import godwit.storage.RowWriter;

/** How what was found is written into columns of a row. */
public interface ResultColumns<R> {
  void write(RowWriter row, R value);

  R read(Row row);
}
