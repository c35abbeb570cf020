/** Tests of the Exchange Online stand-in through real HTTP on loopback. */
package godwit.local.exchange;
