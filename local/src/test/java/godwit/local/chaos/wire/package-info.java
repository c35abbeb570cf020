@org.jspecify.annotations.NullMarked
package godwit.local.chaos.wire;
