package com.foobar.stack.inventory;

import java.util.List;
import java.util.Map;

/** The inventory as it is written: what is left out is null. */
record InventoryDocument(
    String name,
    SiteEntry site,
    BalancingEntry balancing,
    List<HostEntry> hosts,
    PortsEntry ports,
    List<ApplicationEntry> applications,
    List<DatabaseEntry> databases,
    Map<String, String> programs,
    Integer heapMegabytes,
    Integer metaspaceMegabytes,
    List<String> jvmOptions,
    Integer transactionTimeoutSeconds) {

  record SiteEntry(String domain, List<String> listen, Integer port) {}

  record BalancingEntry(String algorithm, String mode) {}

  record HostEntry(
      String name,
      String address,
      List<String> roles,
      String groupAddress,
      String networkNamespace) {}

  record PortsEntry(
      Integer nginx,
      Integer wildfly,
      Integer management,
      Integer cluster,
      Integer mysql,
      Integer databaseReadWrite,
      Integer databaseReadOnly) {}

  /** Written as an object, or as the name of the file alone. */
  record ApplicationEntry(
      String file,
      Integer repeatReadsAfterSeconds,
      Integer silenceSeconds,
      Integer uploadMegabytes,
      Integer deployWithinSeconds,
      List<String> warmUp) {

    @com.fasterxml.jackson.annotation.JsonCreator(
        mode = com.fasterxml.jackson.annotation.JsonCreator.Mode.DELEGATING)
    static ApplicationEntry of(String file) {
      return new ApplicationEntry(file, null, null, null, null, null);
    }
  }

  record DatabaseEntry(
      String name,
      String jndi,
      String schemaChanges,
      Integer statementTimeoutSeconds,
      Integer lockTimeoutSeconds,
      Integer poolSize,
      @com.fasterxml.jackson.annotation.JsonProperty("default") Boolean isDefault) {}
}
