package com.foobar.stack.deploy;

import java.nio.file.Path;

/**
 * An EAR or WAR that is to be deployed on every server.
 *
 * @param name what WildFly calls the deployment: the name of the file
 * @param file the stack's own copy
 * @param digest SHA-1 of the file, in hexadecimal, as WildFly computes it
 */
public record Application(String name, Path file, String digest) {
  /** Eight digits tell versions apart in the names of folders. */
  String shortDigest() {
    return digest.substring(0, 8);
  }
}
