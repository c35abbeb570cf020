package godwit.functions;

import godwit.seal.Secret;
import java.util.Optional;

/**
 * An app registration that acts in the tenant of the target mailboxes, where that is not the app's
 * own.
 *
 * @param tenantId of the target mailboxes, a GUID
 * @param clientId of the registration, which is known in that tenant as an enterprise application
 * @param certificate PKCS #12 without password as base64; empty where the app's managed identity
 *     vouches for it (federated credential)
 */
record TargetApp(String tenantId, String clientId, Optional<Secret> certificate) {}
