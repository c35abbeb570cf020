package godwit.local.demo;

import java.util.Properties;

/**
 * The server that is copied from.
 *
 * @param security ssl, starttls or none
 */
record SourceServer(String host, int port, String security) {

  /** How Jakarta Mail reaches it: the whole of a message in one answer, nothing marked as read. */
  Properties properties() {
    var properties = new Properties();
    String protocol = protocol();
    properties.put("mail." + protocol + ".host", host);
    properties.put("mail." + protocol + ".port", Integer.toString(port));
    properties.put("mail." + protocol + ".peek", "true");
    properties.put("mail." + protocol + ".partialfetch", "false");
    properties.put("mail." + protocol + ".starttls.enable", Boolean.toString(isStartTls()));
    properties.put("mail." + protocol + ".starttls.required", Boolean.toString(isStartTls()));
    properties.put("mail." + protocol + ".connectiontimeout", "20000");
    properties.put("mail." + protocol + ".timeout", "120000");
    properties.put("mail.mime.address.strict", "false");
    return properties;
  }

  String protocol() {
    return security.equals("ssl") ? "imaps" : "imap";
  }

  private boolean isStartTls() {
    return security.equals("starttls");
  }
}
