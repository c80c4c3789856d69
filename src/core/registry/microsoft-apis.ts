/** APIs of Microsoft's own, by the audience without its slash at the end; names for people. */
const resources: Readonly<Record<string, string>> = {
  'https://management.azure.com': 'Azure Resource Manager',
  'https://management.core.windows.net': 'Azure Resource Manager',
  'https://vault.azure.net': 'Azure Key Vault',
  'https://storage.azure.com': 'Azure Storage',
  'https://database.windows.net': 'Azure SQL Database',
  'https://servicebus.azure.net': 'Azure Service Bus',
  'https://cosmos.azure.com': 'Azure Cosmos DB',
  'https://cognitiveservices.azure.com': 'Azure AI services',
  'https://ai.azure.com': 'Azure AI Foundry',
  'https://api.loganalytics.io': 'Azure Monitor Logs',
  'https://monitor.azure.com': 'Azure Monitor',
  'https://outlook.office.com': 'Outlook',
  'https://outlook.office365.com': 'Outlook',
  'https://api.spaces.skype.com': 'Microsoft Teams',
  'https://analysis.windows.net/powerbi/api': 'Power BI',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Azure Resource Manager',
  '499b84ac-1321-427f-aa17-267ca6975798': 'Azure DevOps',
  'https://graph.microsoft.com': 'Microsoft Graph',
  'https://graph.windows.net': 'Azure AD Graph',
  'https://graph.microsoft.us': 'Microsoft Graph',
  'https://dod-graph.microsoft.us': 'Microsoft Graph',
  'https://microsoftgraph.chinacloudapi.cn': 'Microsoft Graph',
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
}

/** The API of Microsoft's that an audience is, in words; undefined: none that is known. */
export function microsoftResource(audience: string): string | undefined {
  const key = audience.replace(/\/$/, '').toLowerCase()
  return Object.hasOwn(resources, key) ? resources[key] : undefined
}

export const isGraph = (audience: string) => microsoftResource(audience)?.endsWith('Graph') === true
