package godwit.source.imap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket of one connection. Angus keeps it to itself and locks it while a command runs; this
 * holds it so that another thread can close it at once, and so that we read it ourselves.
 */
final class Wire {
  private static final int DEFLATED_BYTES = 64 * 1024;

  private final Spool spool;
  private final int spoolThresholdBytes;
  private volatile @Nullable Socket raw;
  private @Nullable Socket top;
  private @Nullable WireReader reader;

  Wire(Spool spool, int spoolThresholdBytes) {
    this.spool = spool;
    this.spoolThresholdBytes = spoolThresholdBytes;
  }

  /** The reader of the outermost layer; a new one after STARTTLS, so nothing said before counts. */
  WireReader reader() throws IOException {
    if (reader == null) {
      if (top == null) {
        throw new IOException("not connected");
      }
      reader = new WireReader(top.getInputStream(), spool, spoolThresholdBytes);
    }
    return reader;
  }

  /** What the server says from now on is deflated (RFC 4978), what was read ahead of it too. */
  void inflate() throws IOException {
    InputStream deflated = reader().rest();
    var inflated = new InflaterInputStream(deflated, new Inflater(true), DEFLATED_BYTES);
    reader = new WireReader(inflated, spool, spoolThresholdBytes);
  }

  /** Ends the connection at once, from any thread; whoever reads gets an error. Idempotent. */
  void cut() {
    Socket open = raw;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Closing is all that was wanted; the descriptor is gone either way.
      }
    }
  }

  /** From now on the server may be silent for so long at most. */
  void allowSilence(Duration most) throws IOException {
    Socket open = raw;
    if (open != null) {
      open.setSoTimeout((int) most.toMillis());
    }
  }

  private void layer(Socket socket) {
    top = socket;
    reader = null;
  }

  private void connectWith(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    raw = socket;
  }

  SocketFactory plain() {
    return new Plain();
  }

  SSLSocketFactory tls(SSLSocketFactory factory) {
    return new Tls(factory);
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      var socket = new Socket();
      connectWith(socket);
      layer(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }

  private final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory factory;

    Tls(SSLSocketFactory factory) {
      this.factory = factory;
    }

    @Override
    public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
        throws IOException {
      connectWith(inner);
      Socket socket = factory.createSocket(inner, host, port, autoClose);
      layer(socket);
      return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
