package com.foobar.server.publicfiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The list of one web application, as a file that the stack tool reads ({@code
 * com.foobar.stack.publish.Listing}). Of its name, which may hold anything, only a digest is in the
 * file's name. Written in one step; it is there only while the application is.
 */
final class Listing {
  private final Path folder;
  private final String deployment;
  private final String contextPath;

  /**
   * @param deployment Undertow's name for it: the archive, or that of the EAR, a dot, and its own
   * @param contextPath as Undertow has it; {@code ""} and {@code "/"} mean the same
   */
  Listing(Path folder, String deployment, String contextPath) {
    this.folder = folder;
    this.deployment = deployment;
    this.contextPath = contextPath.equals("/") ? "" : contextPath;
  }

  String name() {
    return deployment + " (" + contextPath + "/)";
  }

  Path file() {
    return folder.resolve(key() + ".files");
  }

  /**
   * Where the tool may ask beforehand, before it deploys: one path a line, below the context path,
   * of files that an earlier version had. The list says which of them would be public still.
   */
  Path asked() {
    return folder.resolve(key() + ".asked");
  }

  private String key() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((deployment + "\n" + contextPath).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void write(PublicFiles files) throws IOException, ReflectiveOperationException {
    List<String> asked = Files.exists(asked()) ? Files.readAllLines(asked()) : List.of();
    List<String> lines = files.lines(asked);
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, ".", ".partial");
    Files.write(partial, lines);
    Files.move(
        partial, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file());
  }
}
