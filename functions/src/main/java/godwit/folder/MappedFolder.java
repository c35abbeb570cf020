package godwit.folder;

import godwit.source.SourceFolder;
import godwit.target.TargetFolderPath;

/** A source folder and the place that its messages go to. */
public record MappedFolder(SourceFolder source, TargetFolderPath target) {}
