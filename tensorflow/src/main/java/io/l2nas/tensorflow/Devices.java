package io.l2nas.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListType;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SetConfig;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/** The devices that sessions compute on here, as TensorFlow itself lists them. */
public final class Devices {
  /** Where JavaCPP looks for the library that can use a GPU; the others see none. */
  private static final String WITH_CUDA =
      "/org/tensorflow/internal/c_api/linux-x86_64-gpu/libjnitensorflow.so";

  private static final String GPU = "GPU";

  private Devices() {}

  /** Whether the library on the class path can use a GPU; asked without loading it. */
  public static boolean mayHaveGpu() {
    return Devices.class.getResource(WITH_CUDA) != null;
  }

  /**
   * The GPUs that TensorFlow would place operations on, as in {@code GPU:0}; none on a machine
   * without, and none if the library was built without.
   *
   * @throws LinkageError if there is no library for this platform
   */
  public static List<String> gpus() {
    return list(GPU);
  }

  /** The devices of a type, by their names within this process. */
  static List<String> list(String type) {
    NativeLibrary.load();
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      TF_DeviceList devices = TF_SessionListDevices(session(status), status);
      status.throwExceptionIfNotOK();
      try {
        return ofType(type, devices, status);
      } finally {
        TF_DeleteDeviceList(devices);
      }
    }
  }

  private static TF_Session session(TF_Status status) {
    // With the options of all sessions: the first one that sees a GPU decides for the process.
    byte[] configuration = OneThread.configuration().toByteArray();
    TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
    TF_SetConfig(options, new BytePointer(configuration), configuration.length, status);
    status.throwExceptionIfNotOK();
    TF_Session session = TF_Session.newSession(TF_Graph.newGraph(), options, status);
    status.throwExceptionIfNotOK();
    return session;
  }

  private static List<String> ofType(String type, TF_DeviceList devices, TF_Status status) {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < TF_DeviceListCount(devices); index++) {
      String itsType = TF_DeviceListType(devices, index, status).getString();
      String name = TF_DeviceListName(devices, index, status).getString();
      status.throwExceptionIfNotOK();
      if (itsType.equals(type)) {
        names.add(name.substring(name.lastIndexOf(type)));
      }
    }
    return List.copyOf(names);
  }
}
