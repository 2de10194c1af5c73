package com.foobar.stack.machine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A connection to a Unix socket that is given up after a while: a process that is frozen takes the
 * connection and says nothing.
 */
final class PatientChannel implements ByteChannel {
  private final SocketChannel channel;
  private final Selector selector;
  private final Duration patience;
  private final long deadline;

  private PatientChannel(SocketChannel channel, Selector selector, Duration patience) {
    this.channel = channel;
    this.selector = selector;
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  static PatientChannel to(Path socket, Duration patience) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new PatientChannel(channel, selector, patience);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns as soon as there is something, or nothing will come any more. */
  @Override
  public int read(ByteBuffer into) throws IOException {
    await(SelectionKey.OP_READ);
    return channel.read(into);
  }

  /** Returns when all of it is on its way. */
  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = channel.write(from);
    while (from.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      written += channel.write(from);
    }
    return written;
  }

  private void await(int operation) throws IOException {
    channel.keyFor(selector).interestOps(operation);
    long left;
    do {
      left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        throw new IOException("nothing came for %d s".formatted(patience.toSeconds()));
      }
    } while (selector.select(left) == 0);
    selector.selectedKeys().clear();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      channel.close();
    }
  }
}
