package com.foobar.stack.machine;

/** That unit tests stand on firm ground. */
class MemoryMachineTest extends FilesContract {
  private final Machine machine = new MemoryMachine("h");

  @Override
  Machine machine() {
    return machine;
  }

  @Override
  HostPath folder() {
    return HostPath.of("/srv/h");
  }
}
