package godwit.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the logins of a CSV (RFC 4180) for the demo's own look at the source. What is wrong with a
 * CSV the functions say; here such rows are left out.
 */
final class CsvLogins {
  private final String text;
  private int at;

  private CsvLogins(String text) {
    this.text = text.replace("\uFEFF", "");
  }

  static List<MailboxLogin> of(String csv) {
    List<List<String>> rows = new CsvLogins(csv).rows();
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> heads =
        rows.getFirst().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    int address = heads.indexOf("emailaddress");
    int user = heads.indexOf("username");
    int password = heads.indexOf("password");
    var logins = new ArrayList<MailboxLogin>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (Math.min(address, Math.min(user, password)) >= 0 && row.size() == heads.size()) {
        logins.add(
            new MailboxLogin(row.get(address).strip(), row.get(user).strip(), row.get(password)));
      }
    }
    return List.copyOf(logins);
  }

  private List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    while (at < text.length()) {
      List<String> row = row();
      if (row.size() > 1 || !row.getFirst().isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    var cells = new ArrayList<String>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    while (at < text.length() && isLineEnd(text.charAt(at))) {
      at++;
    }
    return cells;
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        cell.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        break;
      }
    }
    return cell.toString();
  }

  private static boolean isLineEnd(char c) {
    return c == '\r' || c == '\n';
  }
}
