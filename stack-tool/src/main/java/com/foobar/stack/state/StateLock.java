package com.foobar.stack.state;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Held by a command that changes the stack, so that two never change it at once. The system lets go
 * of it when the command dies, however it dies.
 */
public final class StateLock implements AutoCloseable {
  private static final Pattern PID = Pattern.compile("\\(pid (\\d+)\\)$");

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws StackException when another command holds it, saying which
   */
  public static StateLock take(Path file, String command) {
    try {
      PrivateFiles.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      if (channel.tryLock() == null) {
        channel.close();
        throw new StackException(
            "another command is at work on this stack: %s. Wait until it is done, then try again."
                .formatted(Files.readString(file).strip()));
      }
      name(channel, command);
      return new StateLock(channel);
    } catch (IOException e) {
      throw new StackException("cannot lock %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** For whoever comes second. Where the disk is full the lock holds all the same. */
  private static void name(FileChannel channel, String command) {
    try {
      channel.truncate(0);
      String holder = "%s (pid %d)%n".formatted(command, ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      // It cannot be said who holds it.
    }
  }

  /**
   * The command that changes the stack now, if there is one, for a person to know of. It is not
   * asked by taking the lock, which might get in the way of a command that wants it.
   */
  public static Optional<String> holder(Path file) {
    try {
      String holder = Files.readString(file).strip();
      Matcher pid = PID.matcher(holder);
      return pid.find()
              && Long.parseLong(pid.group(1)) != ProcessHandle.current().pid()
              && ProcessHandle.of(Long.parseLong(pid.group(1))).isPresent()
          ? Optional.of(holder)
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StackException("cannot unlock: " + e.getMessage(), e);
    }
  }
}
