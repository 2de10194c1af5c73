package com.foobar.stack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.Layout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckOwnersTest {
  private static final Host SERVER =
      new Host("server-1", "127.0.0.1", Set.of(Role.SERVER), "", Optional.empty());

  @TempDir private Path folder;

  @Test
  void whatCameWithAnApplicationIsItsOwnUntilItGoes() {
    CheckOwners owners = new CheckOwners(new Layout(folder, folder, folder), SERVER);
    assertThat(owners.ownerOf("stock")).isEmpty();

    owners.learn("shop.war", Set.of("stock", "mail"));
    owners.learn("quiet.war", Set.of());

    assertThat(owners.ownerOf("stock")).hasValue("shop.war");
    assertThat(owners.ofOthers("quiet.war", Set.of("stock", "unheard-of")))
        .containsExactly("stock");
    assertThat(owners.ofOthers("shop.war", Set.of("stock", "unheard-of"))).isEmpty();

    owners.forget("shop.war");
    assertThat(owners.ownerOf("stock")).isEmpty();
  }
}
