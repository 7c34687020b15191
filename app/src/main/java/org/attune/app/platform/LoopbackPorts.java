package org.attune.app.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/**
 * Finds TCP ports on 127.0.0.1. A port found free may be taken by another process a moment later.
 */
public final class LoopbackPorts {
  private LoopbackPorts() {}

  /**
   * Tells whether a server could listen on a port now.
   *
   * @param port 1 to 65535
   */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do it: connections of an earlier server in their closing state do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the port used last time if it is still free, else any free port.
   *
   * @throws IOException when the machine has no port left
   */
  public static int freePort(OptionalInt lastTime) throws IOException {
    if (lastTime.isPresent() && isFree(lastTime.getAsInt())) {
      return lastTime.getAsInt();
    }
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
