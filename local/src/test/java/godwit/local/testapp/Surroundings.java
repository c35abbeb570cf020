package godwit.local.testapp;

/** What the class loader of the app lets it see. */
final class Surroundings {
  private Surroundings() {}

  static boolean sees(ClassLoader loader, String className) {
    try {
      return Class.forName(className, false, loader) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static String gson(ClassLoader loader) {
    try {
      Class<?> gson = Class.forName("com.google.gson.Gson", false, loader);
      String jar = gson.getProtectionDomain().getCodeSource().getLocation().getPath();
      return jar.substring(jar.lastIndexOf('/') + 1);
    } catch (ClassNotFoundException e) {
      return "none";
    }
  }
}
