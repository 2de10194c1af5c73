package com.foobar.stack.service.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.inventory.InventoryReader;
import com.foobar.stack.plan.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableNamesTest {
  @TempDir private Path folder;

  private final Inventory inventory = InventoryReader.read(Path.of("../inventory/local.yaml"));

  @Test
  void aNewGroupKnowsNoCaseAndKeepsToThatWhoeverLosesItsData() throws IOException {
    assertThat(names().areCaseless()).isTrue();

    for (Host member : inventory.members()) {
      names().keep(member);
      makeData(member);
      assertThat(names().areCaseless()).isTrue();
    }
    Files.delete(data(inventory.members().get(0)));

    assertThat(names().areCaseless()).isTrue();
  }

  @Test
  void aGroupFromBeforeTheChoiceStaysAsItIsAndSoDoWhoJoinIt() throws IOException {
    makeData(inventory.members().get(1));

    assertThat(names().areCaseless()).isFalse();
  }

  /** An {@code up} that was ended between the two. */
  @Test
  void aChoiceWithoutDataYetIsKept() throws IOException {
    names().keep(inventory.members().get(2));

    assertThat(names().areCaseless()).isTrue();
  }

  private TableNames names() {
    return new TableNames(layout(), inventory);
  }

  private Layout layout() {
    return new Layout(folder, folder.resolve("state"), folder.resolve("run"));
  }

  private void makeData(Host member) throws IOException {
    Files.createDirectories(data(member));
  }

  private Path data(Host member) {
    return layout().data(new MysqlMember().on(member));
  }
}
