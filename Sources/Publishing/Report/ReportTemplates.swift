import Mustache

/// The templates of the pages.
struct ReportTemplates {
  private let library: MustacheLibrary

  /// - Throws: when a template cannot be read.
  init(resources: PublishingResources) throws(PublishingError) {
    var templates: [String: MustacheTemplate] = [:]
    for file in resources.names(in: "templates") where file.hasSuffix(".mustache") {
      let source = try resources.text("templates/" + file)
      do {
        templates[String(file.dropLast(".mustache".count))] = try MustacheTemplate(string: source)
      } catch {
        throw PublishingError(.template, path: file, cause: String(describing: error))
      }
    }
    library = MustacheLibrary(templates: templates)
  }

  func render(_ name: String, with context: [String: Any]) throws(PublishingError) -> String {
    guard let html = library.render(context, withTemplate: name) else {
      throw PublishingError(.template, path: name, cause: "there is no template of that name")
    }
    return html
  }
}
